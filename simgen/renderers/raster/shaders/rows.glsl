// Per-instance rows, skinning, and the vertex inputs of every geometry pass.
struct Row {
    vec4 now[3];   // object to camera, rows of a 3x4 matrix
    vec4 next[3];  // object at the next frame to the next camera
    uvec4 info;    // offset into the palette, first joint now, first joint next, skin shift
};
layout(std430, binding = 0) readonly buffer Rows { Row rows[]; };
layout(std430, binding = 1) readonly buffer Palette { uint palette[]; };
layout(std430, binding = 2) readonly buffer Joints { vec4 joints[]; };      // three rows each
layout(std430, binding = 3) readonly buffer Skins { uint skins[]; };        // three words per vertex

struct MaterialRow { vec4 base, emissive, extra, tex; };  // see materials.glsl
layout(std430, binding = 4) readonly buffer Materials { MaterialRow materials[]; };

const uint NO_JOINTS = 0xFFFFFFFFu;

in vec3 in_position;
in uint in_normal;  // octahedral, two signed 16-bit numbers
in vec2 in_uv;
in uvec4 in_surface;  // slot, ambient occlusion
in uint in_row;

vec3 transformed(vec4 m[3], vec4 p) { return vec3(dot(m[0], p), dot(m[1], p), dot(m[2], p)); }

// The linear blend of this vertex's joint matrices, of the pose that begins at joint `first`.
void blended(uint first, uint skin_row, out vec4 m[3]) {
    uint ids = skins[3u * skin_row], w01 = skins[3u * skin_row + 1u], w23 = skins[3u * skin_row + 2u];
    vec4 w = vec4(unpackUnorm2x16(w01), unpackUnorm2x16(w23));
    m[0] = m[1] = m[2] = vec4(0);
    for (int i = 0; i < 4; ++i) {
        uint j = 3u * (first + ((ids >> (8 * i)) & 255u));
        m[0] += w[i] * joints[j];
        m[1] += w[i] * joints[j + 1u];
        m[2] += w[i] * joints[j + 2u];
    }
}

vec3 posed(vec3 p, uint first, uint shift) {
    if (first == NO_JOINTS) return p;
    vec4 m[3];
    blended(first, uint(gl_VertexID) + shift, m);
    return transformed(m, vec4(p, 1));
}
