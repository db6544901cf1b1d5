// Geometry pass: labels exactly, and the surface that the lighting pass shades.
//   out_a : row + 1, material | roughness << 16 | ao << 24, geometric normal, shading normal (both octahedral, camera frame)
//   out_b : albedo (square root of linear rgb, alpha unused), or of a PANE the share of light that it keeps back, in 1/65535;
//           float bits of flow u, flow v and depth along z, the depth
//           negative where the flow is not valid. (The varying is ten times as exact as the depth buffer: measured.)
#include "octahedral.glsl"
#include "materials.glsl"

uniform mat3 u_K;
uniform mat3 u_inverse_K;
#ifdef LABELS
uniform mat4 u_camera_motion;
#endif

in vec3 v_position;
in vec3 v_normal;
in vec2 v_uv;
in float v_ao;
flat in uint v_material;
flat in uint v_row;
flat in vec4 v_base;
flat in vec4 v_tex;
#ifdef LABELS
in vec3 v_motion;
#endif
#ifdef PANE
#include "brdf.glsl"
flat in float v_transmittance;
#endif

layout(location = 0) out uvec4 out_a;
layout(location = 1) out uvec4 out_b;

#ifdef PICTURE
// Tangent frame from screen derivatives (Mikkelsen's surface gradients): no tangents in the vertices.
vec3 detailed_normal(vec3 n, vec2 slope, vec2 uv) {
    vec3 dpx = dFdx(v_position), dpy = dFdy(v_position);
    vec2 dux = dFdx(uv), duy = dFdy(uv);
    vec3 rx = cross(dpy, n), ry = cross(n, dpx);
    float det = dot(dpx, rx);
    vec3 t = (rx * dux.x + ry * duy.x) * sign(det);
    vec3 b = (rx * dux.y + ry * duy.y) * sign(det);
    float scale = inversesqrt(max(max(dot(t, t), dot(b, b)), 1e-20));
    return normalize(n + (t * slope.x + b * slope.y) * scale);
}
#endif

void main() {
    vec2 st = texture_st(v_uv, v_tex.x);
    vec3 n = normalize(gl_FrontFacing ? v_normal : -v_normal);
    vec3 albedo = v_base.rgb;
    vec3 shading = n;
    float roughness = v_base.a, ao = v_ao;
#ifdef PICTURE
    if (v_tex.y >= 0.0) {
#ifdef MASKED  // leaves: many small faces, whose relief nobody sees
        albedo *= decoded(texture(u_mask, vec3(st, v_tex.y)).rgb);
#else
        albedo *= decoded(texture(u_albedo, vec3(st, v_tex.y)).rgb);
        vec4 detail = texture(u_detail, vec3(st, v_tex.y));
        vec2 xy = (detail.xy * 255.0 - 127.5) / 127.5;
        roughness *= detail.z;
        ao *= detail.w;
        shading = detailed_normal(n, xy * inversesqrt(max(1.0 - dot(xy, xy), 0.05)) * v_tex.w, v_uv);
#endif
    }
#endif
    uvec2 rough_ao = uvec2(clamp(vec2(roughness, ao), 0.0, 1.0) * 255.0 + 0.5);
    out_a = uvec4(v_row + 1u, v_material | (rough_ao.x << 16) | (rough_ao.y << 24),
                  packSnorm2x16(oct_encode(n)), packSnorm2x16(oct_encode(shading)));
    out_b = uvec4(packUnorm4x8(vec4(sqrt(clamp(albedo, 0.0, 1.0)), 1)), 0u, 0u, floatBitsToUint(v_position.z));
#ifdef PANE
    float dimmed = v_transmittance * (1.0 - both_faces(max(-dot(n, normalize(v_position)), 1e-3)));
    out_b.x = uint((1.0 - dimmed) * 65535.0 + 0.5);
#endif
#ifdef LABELS
    out_b.w = floatBitsToUint(-v_position.z);
    // From the point that the depth label says, so that the two agree even on faces seen edge-on, where positions change by
    // metres from pixel to pixel and float32 cannot interpolate them to the millimetre; a thing's own motion changes little.
    vec2 pixel = gl_FragCoord.xy - 0.5;
    vec3 next = (u_camera_motion * vec4(u_inverse_K * vec3(pixel, 1) * v_position.z, 1)).xyz + v_motion;
    if (next.z > 0.0) {
        vec2 flow = (u_K * (next / next.z)).xy - pixel;
        out_b.yzw = floatBitsToUint(vec3(flow, v_position.z));
    }
#endif
}
