// Geometry pass: positions now and at the next frame, in the frames of the two cameras.
#include "rows.glsl"
#include "octahedral.glsl"

uniform mat4 u_projection;

invariant gl_Position;  // holes.frag and scene.frag must agree on depth

out vec3 v_position;   // camera frame
out vec3 v_normal;
out vec2 v_uv;
out float v_ao;
flat out uint v_material;
flat out uint v_row;
flat out vec4 v_base;    // albedo, roughness
flat out vec4 v_tex;     // 1 / tile size, layer, masked, normal strength
#ifdef PANE
flat out float v_transmittance;
#endif
#ifdef LABELS
uniform mat4 u_camera_motion;  // takes what stands still from this camera's frame to the next camera's
out vec3 v_motion;     // the next frame's place in the next camera's frame, less where it would be if it stood still
#endif

void main() {
    vec3 now = in_position, next = in_position, normal = oct_decode(unpackSnorm2x16(in_normal));
#ifdef SKINNED
    Blend m = blended(in_info.y);
    now = posed(m, vec4(in_position, 1));
    normal = posed(m, vec4(normal, 0));
#ifdef LABELS
    next = posed(blended(in_info.z), vec4(in_position, 1));
#endif
#endif
    v_position = now_in_camera(vec4(now, 1));
    v_normal = now_in_camera(vec4(normal, 0));
#ifdef LABELS
    v_motion = next_in_camera(vec4(next, 1)) - (u_camera_motion * vec4(v_position, 1)).xyz;
#endif
    v_ao = float(in_surface.y) / 255.0;
    v_material = material_row();
    v_row = in_row;
    v_base = materials[v_material].base;
    v_tex = materials[v_material].tex;
    v_uv = in_uv + materials[v_material].pane.xy / v_tex.x;
#ifdef PANE
    v_transmittance = materials[v_material].pane.z;
#endif
    gl_Position = u_projection * vec4(v_position, 1);
}
