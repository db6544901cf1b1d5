// Casters as the sun sees them.
#include "rows.glsl"

uniform mat4 u_clip_from_camera;

#ifdef MASKED
out vec2 v_uv;
flat out vec4 v_tex;
#endif

void main() {
    Row row = rows[in_row];
    vec3 p = posed(in_position, row.info.y, row.info.w);
#ifdef MASKED
    v_uv = in_uv;
    v_tex = materials[palette[row.info.x + in_surface.x]].tex;
#endif
    gl_Position = u_clip_from_camera * vec4(transformed(row.now, vec4(p, 1)), 1);
}
