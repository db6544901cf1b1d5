// What an upright pane mirrors of its street, in place of even fronts: houses of several heights and tones with their windows, bare
// trees and parked cars before them. Nobody can compare it with the houses that stand there, but it is broken as mirrored streets
// are, stands still in the world while the camera moves, and differs from pane to pane with their lean. After surroundings.glsl.
uniform sampler3D u_noise;
uniform vec3 u_camera_position;

const float STREET_M = 15.0;              // from front to front: usual for streets of shops (Manual for Streets: 12 to 18 m)
const float KERB_M = 9.0, PLACE_M = 6.4;  // from the pane to the cars at the other kerb; length of their places
const float EYE_M = 1.5;                  // cameras of cars above the road; the cars in the mirror stand as far below the camera
const float HOUSE_M = 8.5, BAY_M = 2.6, STOREY_M = 3.2;
const float RIPPLE = 0.012;               // slope of float glass in its frame, which breaks up edges

float scattered(float x) {
    return fract(sin(x * 12.9898) * 43758.5453);
}

// Share of a repeating mark of `breadth` (of 1) around 0.5 at x, blurred over `blur`.
float mark(float x, float breadth, float blur) {
    float d = abs(fract(x) - 0.5) - 0.5 * breadth;
    return mix(smoothstep(0.5 * blur + 0.01, -0.5 * blur - 0.01, d), breadth, smoothstep(0.4, 1.0, blur));
}

// Parked cars at the other kerb. x : along the street, z : above the road, metres. Colour in rgb, share in a.
vec4 parked(float x, float z, float blur) {
    float place = floor(x / PLACE_M), kind = scattered(place + 11.7), s = x - (place + 0.5) * PLACE_M;
    float soft = 0.06 + blur;
    float body = smoothstep(soft, -soft, abs(s) - 2.0 + 0.3 * smoothstep(0.7, 0.95, z)) * smoothstep(soft, -soft, abs(z - 0.56) - 0.34);
    float cabin = smoothstep(soft, -soft, abs(s + 0.2) - 1.75 + 0.8 * z - 0.6) * smoothstep(soft, -soft, abs(z - 1.12) - 0.33);
    float below = smoothstep(soft, -soft, abs(s) - 1.9) * smoothstep(0.1 + soft, 0.0, abs(z - 0.12));  // its shadow
    float wheels = smoothstep(soft, -soft, length(vec2(abs(s) - 1.3, z - 0.32)) - 0.33);
    float panes = cabin * smoothstep(-soft, soft, z - 0.92) * smoothstep(soft, -soft, z - 1.36);
    vec3 paint = kind < 0.45 ? vec3(0.12, 0.12, 0.14)
        : kind < 0.7 ? vec3(1.1, 1.12, 1.15) : kind < 0.85 ? vec3(2.4) : vec3(0.9, 0.15, 0.12);
    paint *= 0.5 + 0.8 * smoothstep(0.3, 0.95, z);
    vec3 colour = mix(mix(paint, vec3(0.2), panes), vec3(0.06), max(wheels, smoothstep(0.26, 0.2, z)));
    return vec4(colour, max(max(body, cabin), max(wheels, below)) * step(scattered(place + 3.1), 0.6) * smoothstep(1.2, 0.4, blur));
}

// at : of the pane, world axes and origin. n : of the pane. r : mirrored direction.
vec3 across_the_street(vec3 r, vec3 at, vec3 n, Horizon around) {
    vec2 facing = normalize(n.xy + 1e-5), along = vec2(-facing.y, facing.x);
    float reach = STREET_M / max(dot(r.xy, facing), 0.12);
    vec3 hit = at + r * reach;
    float s = dot(hit.xy, along) + 31.0 * floor(dot(hit.xy, facing) / 40.0), z = hit.z;
    float blur_s = fwidth(s), blur_z = fwidth(z);
    float house = floor(s / HOUSE_M), tone = scattered(house), more = scattered(house + 57.3);

    // The same horizon as of other mirrors, cut into houses.
    Horizon ragged = around;
    float tall = mix(0.72, 1.15, more);
    ragged.axes *= tall;
    ragged.diagonals *= tall;
    vec3 seen = street_reflection(r, 0.05, ragged);
    float sky = smoothstep(0.0, 0.05, dot(seen, vec3(1)) - 1.15 * dot(u_surround, vec3(1)));
    float bay = BAY_M * mix(0.75, 1.3, scattered(house + 5.1));
    float window = mark(s / bay + tone, mix(0.3, 0.55, tone), blur_s / bay)
        * mark(z / STOREY_M + more, mix(0.4, 0.6, more), blur_z / STOREY_M);
    float bright = step(0.8, scattered(floor(s / bay + tone) + 7.0 * floor(z / STOREY_M + more)));  // some mirror the sky in their turn
    vec3 front = mix(0.5, 1.45, tone) * mix(vec3(1.06, 0.98, 0.9), vec3(0.97, 1.0, 1.04), more) * seen;
    front = mix(front, mix(0.38, 1.6, bright) * seen, window);
    vec3 street = mix(front, seen, r.z < -0.03 ? 1.0 : sky);

    // Trees before every other house or so: twigs let a part of the sky through.
    vec3 twig = vec3(hit.xy, z);
    float crown = textureLod(u_noise, twig * 0.021, 0.0).r, twigs = textureLod(u_noise, twig * 0.16 + 0.37, 0.0).r;
    float tree = smoothstep(0.47, 0.6, crown) * smoothstep(-0.02, 0.06, r.z);
    street *= mix(1.0, mix(0.3, 0.95, smoothstep(0.36, 0.66, twigs)), tree);
    vec3 kerb = at + r * (reach * KERB_M / STREET_M);
    float x = dot(kerb.xy, along);
    vec4 car = parked(x, kerb.z - u_camera_position.z + EYE_M, max(fwidth(x), fwidth(kerb.z)));
    return mix(street, car.rgb * u_surround, car.a);
}
