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
#ifdef LABELS
out vec3 v_next;       // next camera's frame
#endif

void main() {
    Row row = rows[in_row];
    vec3 now = in_position, next = in_position, normal = oct_decode(unpackSnorm2x16(in_normal));
    if (row.info.y != NO_JOINTS) {
        uint skin = uint(gl_VertexID) + row.info.w;
        vec4 m[3];
        blended(row.info.y, skin, m);
        now = transformed(m, vec4(in_position, 1));
        normal = transformed(m, vec4(normal, 0));
#ifdef LABELS
        blended(row.info.z, skin, m);
        next = transformed(m, vec4(in_position, 1));
#endif
    }
    v_position = transformed(row.now, vec4(now, 1));
    v_normal = transformed(row.now, vec4(normal, 0));
#ifdef LABELS
    v_next = transformed(row.next, vec4(next, 1));
#endif
    v_uv = in_uv;
    v_ao = float(in_surface.y) / 255.0;
    v_material = palette[row.info.x + in_surface.x];
    v_row = in_row;
    v_base = materials[v_material].base;
    v_tex = materials[v_material].tex;
    gl_Position = u_projection * vec4(v_position, 1);
}
