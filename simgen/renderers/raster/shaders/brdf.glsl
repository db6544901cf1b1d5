// Metallic-roughness surface: Lambert + GGX (Walter et al. 2007) with Smith-correlated visibility (Heitz 2014, Hammon's fit).
const float PI = 3.14159265;

float ggx(float nh, float a2) {
    float d = nh * nh * (a2 - 1.0) + 1.0;
    return a2 / (PI * d * d);
}

float smith_visibility(float nl, float nv, float a) {
    return 0.5 / max(mix(2.0 * nl * nv, nl + nv, a), 1e-4);
}

vec3 fresnel(vec3 f0, float cosine) {
    float f = 1.0 - cosine, f2 = f * f;
    return f0 + (1.0 - f0) * (f2 * f2 * f);
}

// Share of light that a pane in air mirrors at its two faces: 2 F / (1 + F), F of glass with index 1.52 (Schlick).
float both_faces(float cosine) {
    float f = fresnel(vec3(0.043), cosine).x;
    return 2.0 * f / (1.0 + f);
}

// Integral of the specular lobe over a white sky: scale and bias of f0 (Karis' analytic fit, 2014).
vec2 environment_brdf(float roughness, float nv) {
    vec4 r = roughness * vec4(-1, -0.0275, -0.572, 0.022) + vec4(1, 0.0425, 1.04, -0.04);
    float a = min(r.x * r.x, exp2(-9.28 * nv)) * r.x + r.y;
    return vec2(-1.04, 1.04) * a + r.zw;
}
