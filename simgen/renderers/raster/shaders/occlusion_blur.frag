// Mean of 4 x 4 half-size pixels of like depth: undoes the pattern of occlusion.frag.
uniform sampler2D u_occlusion;

layout(location = 0) out vec2 out_occlusion;

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy), limit = textureSize(u_occlusion, 0) - 1;
    float z = texelFetch(u_occlusion, at, 0).y;
    float sum = 0.0, weight = 0.0;
    for (int y = -2; y < 2; ++y)
        for (int x = -2; x < 2; ++x) {
            vec2 o = texelFetch(u_occlusion, clamp(at + ivec2(x, y), ivec2(0), limit), 0).xy;
            float w = max(1.0 - abs(o.y - z) / (0.03 * z + 0.1), 0.0);
            sum += w * o.x;
            weight += w;
        }
    out_occlusion = vec2(sum / max(weight, 1e-4), z);
}
