// Material rows and the two texture arrays.
struct Material {  // rows.glsl has it for vertex shaders
    vec4 base;      // linear albedo, roughness
    vec4 emissive;  // radiance, metallic
    vec4 extra;     // clearcoat, translucency, dirt, variation
    vec4 tex;       // 1 / tile size, layer (-1: none), masked, normal strength
    vec4 pane;      // offset of the UVs after tiling, transmittance, unused
};
uniform sampler2DArray u_albedo;
uniform sampler2DArray u_detail;
uniform sampler2DArray u_mask;  // the albedo textures again, filtered only close by: a quarter of the work, and a hole is one or is not

// Texture rows run from the top of the picture (v = 1) downwards.
vec2 texture_st(vec2 uv, float inv_tile) { return vec2(uv.x, -uv.y) * inv_tile; }

// Whether a material has a hole here. The mip levels keep the share of holes (textures.py).
bool is_hole(vec2 uv, vec4 tex) {
    return tex.z > 0.5 && texture(u_mask, vec3(texture_st(uv, tex.x), max(tex.y, 0.0))).a < 0.5;
}

// Linear rgb of sRGB-encoded texels (a cubic fit, within 0.3 % of the standard's curve).
vec3 decoded(vec3 c) { return c * (c * (c * 0.305306011 + 0.682171111) + 0.012522878); }
