"""Plots of the comparisons, as SVG."""

import math

COLOURS = {"python3.11": "#8a8f98", "taipan --jit=off": "#8fb8e8", "taipan": "#1f5fbf", "pypy3": "#e0913a"}
BAR = 9
LEFT = 150
WIDTH = 900


def svg_text(x, y, text, anchor="start", size=12, weight="normal"):
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return (f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" '
            f'font-weight="{weight}">{text}</text>')


def speed_chart(title, names, rows):
    """Horizontal bars on a logarithmic axis, as SVG. `rows`: (label, {name: speed, or None}) of each row, in which
    labels that begin with "mean" are set in bold."""
    values = [s for _, speeds in rows for s in speeds.values() if s] + [1.0]
    low = min(math.floor(math.log10(min(values)) * 2) / 2, 0)
    high = max(math.ceil(math.log10(max(values)) * 2) / 2, 0.5)
    span = WIDTH - LEFT - 60

    def place(value):
        return LEFT + span * (math.log10(value) - low) / (high - low)

    row_height = BAR * len(names) + 10
    top = 70
    bottom = top + row_height * len(rows)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{bottom + 40}" '
             f'font-family="sans-serif" fill="#222">',
             f'<rect width="{WIDTH}" height="{bottom + 40}" fill="#fff"/>',
             svg_text(LEFT, 22, title, size=15, weight="bold")]
    x = LEFT
    for name in names:
        parts.append(f'<rect x="{x}" y="36" width="12" height="12" fill="{COLOURS[name]}"/>')
        parts.append(svg_text(x + 17, 46, name))
        x += 150
    for exponent in range(math.floor(low), math.ceil(high) + 1):
        for step in (1, 2, 5):
            tick = step * 10.0 ** exponent
            if low <= math.log10(tick) <= high:
                colour = "#555" if tick == 1 else "#ddd"
                parts.append(f'<line x1="{place(tick):.1f}" x2="{place(tick):.1f}" y1="{top - 8}" y2="{bottom}" '
                             f'stroke="{colour}"/>')
                parts.append(svg_text(place(tick), bottom + 16, f"{tick:g}×", "middle", 11))
    for index, (label, speeds) in enumerate(rows):
        y = top + index * row_height
        weight = "bold" if label.startswith("mean") else "normal"
        parts.append(svg_text(LEFT - 8, y + BAR * len(names) / 2 + 4, label, "end", weight=weight))
        for k, name in enumerate(names):
            value = speeds.get(name)
            if not value:
                parts.append(svg_text(place(1) + 4, y + (k + 1) * BAR - 1, "no result", size=8))
                continue
            begin, end = sorted((place(1), place(value)))
            parts.append(f'<rect x="{begin:.1f}" y="{y + k * BAR}" width="{max(end - begin, 1):.1f}" '
                         f'height="{BAR - 1}" fill="{COLOURS[name]}"/>')
            parts.append(svg_text(end + 4, y + (k + 1) * BAR - 1, f"{value:.2f}", size=8))
    parts.append("</svg>")
    return "\n".join(parts) + "\n"
