// Instances and the vertex inputs of every geometry pass. SKINNED : the form for meshes that joints move.
layout(std430, binding = 1) readonly buffer Palette { uint palette[]; };
struct MaterialRow { vec4 base, emissive, extra, tex, pane; };  // see materials.glsl
layout(std430, binding = 4) readonly buffer Materials { MaterialRow materials[]; };

in vec3 in_position;
in uint in_normal;  // octahedral, two signed 16-bit numbers
in vec2 in_uv;
in uvec4 in_surface;  // slot, ambient occlusion
// One value per instance. As inputs and not in a storage buffer, of which every vertex would read them again.
in vec4 in_now_x, in_now_y, in_now_z;     // object to camera, rows of a 3x4 matrix
in vec4 in_next_x, in_next_y, in_next_z;  // object at the next frame to the next camera
in uvec4 in_info;  // offset into the palette, first joint now, first joint next, skin shift
in uint in_row;

vec3 now_in_camera(vec4 p) { return vec3(dot(in_now_x, p), dot(in_now_y, p), dot(in_now_z, p)); }
vec3 next_in_camera(vec4 p) { return vec3(dot(in_next_x, p), dot(in_next_y, p), dot(in_next_z, p)); }
uint material_row() { return palette[in_info.x + in_surface.x]; }

#ifdef SKINNED
layout(std430, binding = 2) readonly buffer Joints { vec4 joints[]; };  // three rows each
layout(std430, binding = 3) readonly buffer Skins { uint skins[]; };    // three words per vertex

struct Blend { vec4 x, y, z; };  // rows of a 3x4 matrix

// The linear blend of this vertex's joint matrices, of the pose that begins at joint `first`.
Blend blended(uint first) {
    uint skin = 3u * (uint(gl_VertexID) + in_info.w);
    uint ids = skins[skin];
    vec4 w = vec4(unpackUnorm2x16(skins[skin + 1u]), unpackUnorm2x16(skins[skin + 2u]));
    Blend m = Blend(vec4(0), vec4(0), vec4(0));
    for (int i = 0; i < 4; ++i) {
        uint j = 3u * (first + ((ids >> (8 * i)) & 255u));
        m.x += w[i] * joints[j];
        m.y += w[i] * joints[j + 1u];
        m.z += w[i] * joints[j + 2u];
    }
    return m;
}

vec3 posed(Blend m, vec4 p) { return vec3(dot(m.x, p), dot(m.y, p), dot(m.z, p)); }
#endif
