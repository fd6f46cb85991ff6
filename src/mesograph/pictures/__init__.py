"""Pictures: what reviews say of conditions, routes and outcomes, drawn as SVG."""
