"""People: a parametric clothed body on a skeleton, and the motions it makes."""
