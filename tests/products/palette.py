"""The palette of the hand-made views: every colour that a product asks for, and some modules'."""

COLOURS = {
    "ink": "#1D2530",
    "grey": "#5A6472",
    "paper": "#FFFFFF",
    "module-1": "#1F5FA8",
    "module-2": "#00756A",
    "module-3": "#6A3D9A",
    "voices": "#5A4A78",
    "case": "#1F5FA8",
    "good-practice": "#3D6B1E",
    "gap": "#B0243A",
    "activity": "#8A5600",
    "key-points": "#1D2530",
    "definition": "#00756A",
    "recommendation": "#14506B",
    "lens": "#8C2F6B",
    "resources": "#5A6472",
    "video": "#2F4858",
}
