// What panes mirror, and the air before them; the light that comes through is dimmed by lighting.frag.
//   out_radiance : linear rgb, times the sample's weight
#include "surroundings.glsl"
#include "across.glsl"

uniform mat3 u_world_from_camera;
uniform float u_weight;

in vec3 v_position;
in vec3 v_normal;
flat in vec4 v_base;
flat in float v_transmittance;

layout(location = 0) out vec4 out_radiance;

void main() {
    vec3 n_camera = normalize(v_normal), direction = normalize(v_position);
    vec3 n = u_world_from_camera * n_camera, d = u_world_from_camera * direction, l = u_sun_direction;
    float nv = max(-dot(n_camera, direction), 1e-3), nl = dot(n, l);
    Horizon around = horizon(u_world_from_camera * v_position + 0.7 * n);
    float F = both_faces(nv);
    vec3 radiance;
    if (abs(n.z) < 0.2) {
        vec3 at = u_world_from_camera * v_position + u_camera_position;
        vec3 wave = vec3(textureLod(u_noise, at * 0.05, 0.0).r, textureLod(u_noise, at * 0.05 + 0.5, 0.0).r, 0.0) - vec3(0.5, 0.5, 0.0);
        vec3 bent = normalize(n + RIPPLE * vec3(-n.y * wave.x, n.x * wave.x, wave.y));
        radiance = F * across_the_street(reflect(d, bent), at, n, around);
    } else {
        radiance = F * street_reflection(reflect(d, n), 0.05, around);
    }
    if (nl > 0.0 && max(u_sun_irradiance.r, u_sun_irradiance.g) > 0.0) {
        vec3 h = normalize(l - d);
        float glint = F * ggx(max(dot(n, h), 0.0), 0.0036) * smith_visibility(nl, nv, 0.06) * nl;
        float seen = u_shadowed ? sun_visibility(v_position, n_camera) : 1.0;
        radiance += min(glint, 12.0) * seen * u_sun_irradiance;
        radiance += v_base.rgb / PI * nl * seen * u_sun_irradiance;  // dust and the glass's own colour
    }
    vec3 through;
    radiance += v_base.rgb / PI * sky_irradiance(n, through) * mix(FRONT_LIGHT, 1.0, sky_left(n, around));
    // The air before the pane; what lies behind it brought its own air along, dimmed.
    float kept = exp(-u_haze.a * length(v_position)), dimmed = v_transmittance * (1.0 - F);
    out_radiance = vec4((radiance * kept + u_haze.rgb * (1.0 - kept) * (1.0 - dimmed)) * u_weight, 0);
}
