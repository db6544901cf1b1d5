// The depth of what stands behind the panes, for them to be drawn against.
uniform sampler2D u_depth;

void main() { gl_FragDepth = texelFetch(u_depth, ivec2(gl_FragCoord.xy), 0).r; }
