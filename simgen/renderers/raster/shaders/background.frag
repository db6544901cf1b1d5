// The sky behind everything, and the sun's disc.   out_radiance : linear rgb, times the sample's weight
uniform sampler2D u_sky;
uniform mat3 u_inverse_K;
uniform mat3 u_world_from_camera;
uniform vec2 u_jitter;
uniform float u_weight;
#ifdef PANES
uniform usampler2D u_panes;
#endif
uniform vec3 u_sun_direction;
uniform vec3 u_sun_irradiance;
uniform float u_sun_radius;

layout(location = 0) out vec4 out_radiance;

const float PI = 3.14159265;
const float BRIGHTEST = 4000.0;  // kcd/m^2, far beyond what any exposure keeps

void main() {
    vec3 d = normalize(u_world_from_camera * (u_inverse_K * vec3(gl_FragCoord.xy - 0.5 - u_jitter, 1)));
    vec2 uv = vec2(atan(d.y, d.x) / (2.0 * PI), acos(clamp(d.z, -1.0, 1.0)) / PI);
    vec3 disc = min(u_sun_irradiance / (PI * u_sun_radius * u_sun_radius), vec3(BRIGHTEST));
    float away = length(d - u_sun_direction);
    float kept = u_weight;
#ifdef PANES
    kept *= 1.0 - texelFetch(u_panes, ivec2(gl_FragCoord.xy), 0).x / 65535.0;
#endif
    out_radiance = vec4((textureLod(u_sky, uv, 0.0).rgb + disc * smoothstep(1.1 * u_sun_radius, 0.9 * u_sun_radius, away)) * kept, 0);
}
