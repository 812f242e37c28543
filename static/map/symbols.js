// How incidents look: a shape and a colour for the event type, the filling for how far people have checked it.
(function () {
  "use strict";

  const STATUS = { machine: 0, reviewed: 1, verified: 2, rejected: 3 }; // order of geo.model.Status
  const THEMES = {
    light: { paper: "#ffffff", ink: "#1c2733", soft: "#5b6672", halo: "rgba(255,255,255,.95)", edge: "rgba(28,39,51,.28)" },
    dark: { paper: "#12171d", ink: "#e9eef3", soft: "#9aa7b3", halo: "rgba(12,17,22,.95)", edge: "rgba(233,238,243,.3)" },
  };

  const corners = (x, y, r, count, turn) => Array.from({ length: count }, (_, i) => {
    const angle = turn + (i * 2 * Math.PI) / count;
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
  });
  function polygon(context, points) {
    points.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.closePath();
  }
  function cross(context, x, y, r) {
    const a = r * 1.05, b = r * 0.4;
    polygon(context, [[-b, -a], [b, -a], [b, -b], [a, -b], [a, b], [b, b], [b, a], [-b, a], [-b, b], [-a, b], [-a, -b], [-b, -b]]
      .map(([dx, dy]) => [x + (dx - dy) * Math.SQRT1_2, y + (dx + dy) * Math.SQRT1_2]));
  }
  const SHAPES = {
    cross,
    circle: (c, x, y, r) => c.arc(x, y, r, 0, 2 * Math.PI),
    diamond: (c, x, y, r) => polygon(c, corners(x, y, r * 1.2, 4, 0)),
    square: (c, x, y, r) => polygon(c, corners(x, y, r * 1.25, 4, Math.PI / 4)),
    triangle: (c, x, y, r) => polygon(c, corners(x, y + r * 0.2, r * 1.25, 3, -Math.PI / 2)),
    hexagon: (c, x, y, r) => polygon(c, corners(x, y, r * 1.1, 6, 0)),
    ring: (c, x, y, r) => c.arc(x, y, r, 0, 2 * Math.PI),
  };

  const radius = (killed) => Math.min(6 + 1.2 * Math.log2(1 + killed), 13);

  function incident(context, x, y, { shape, colour, status, r, theme, denied = false }) {
    const look = THEMES[theme], rejected = status === STATUS.rejected;
    const main = rejected ? look.soft : colour;
    context.save();
    context.setLineDash([]);
    context.lineJoin = "round";
    context.beginPath();
    SHAPES[shape](context, x, y, r);
    context.strokeStyle = look.halo;
    context.lineWidth = 4.5;
    context.stroke();
    context.fillStyle = status === STATUS.verified ? main : look.paper;
    context.fill();
    if (status === STATUS.reviewed) {
      context.globalAlpha = 0.45;
      context.fillStyle = main;
      context.fill();
      context.globalAlpha = 1;
    }
    context.strokeStyle = main;
    context.lineWidth = rejected ? 1.2 : 2.2;
    if (denied) context.setLineDash([2.5, 2.5]);
    context.stroke();
    context.setLineDash([]);
    if (shape === "ring") {
      context.beginPath();
      context.arc(x, y, r * 0.3, 0, 2 * Math.PI);
      context.fillStyle = status === STATUS.verified ? look.paper : main;
      context.fill();
    }
    if (denied) {
      context.beginPath();
      context.moveTo(x - r * 0.55, y);
      context.lineTo(x + r * 0.55, y);
      context.stroke();
    }
    if (rejected) {
      context.beginPath();
      context.moveTo(x - r, y + r);
      context.lineTo(x + r, y - r);
      context.stroke();
    }
    context.restore();
  }

  const short = (n) => (n < 1000 ? String(n) : n < 9950 ? `${(n / 1000).toFixed(1)}k` : `${Math.round(n / 1000)}k`);
  const clusterRadius = (n) => 12 + 3.2 * Math.log10(n);

  // A disc with the number, and round it a ring that shows the shares of the event types.
  function cluster(context, x, y, { shares, total, theme }) {
    const look = THEMES[theme], r = clusterRadius(total), width = 4.5;
    context.save();
    context.setLineDash([]);
    context.beginPath();
    context.arc(x, y, r + 1, 0, 2 * Math.PI);
    context.fillStyle = look.paper;
    context.fill();
    context.strokeStyle = look.edge; // no blurred shadow: five hundred of them take a quarter of a second
    context.lineWidth = 1;
    context.stroke();
    let angle = -Math.PI / 2;
    const gap = shares.length > 1 ? 1.2 / r : 0;
    for (const [colour, count] of shares) {
      const turn = (count / total) * 2 * Math.PI;
      context.beginPath();
      context.arc(x, y, r - width / 2, angle + gap / 2, angle + Math.max(turn - gap / 2, gap));
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke();
      angle += turn;
    }
    context.fillStyle = look.ink;
    context.font = `600 ${total < 1000 ? 11.5 : 10.5}px system-ui, sans-serif`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(short(total), x, y + 0.5);
    context.restore();
  }

  // Diagonal lines in a colour: an area is not a place.
  function hatch(context, colour, ratio) {
    const tile = document.createElement("canvas"), side = 8;
    tile.width = tile.height = side * ratio;
    const pen = tile.getContext("2d");
    pen.scale(ratio, ratio);
    pen.strokeStyle = colour;
    pen.globalAlpha = 0.42;
    pen.lineWidth = 1.1;
    for (const shift of [-side, 0, side]) {
      pen.moveTo(shift - 1, side + 1);
      pen.lineTo(shift + side + 1, -1);
    }
    pen.stroke();
    const pattern = context.createPattern(tile, "repeat");
    pattern.setTransform(new DOMMatrix().scale(1 / ratio));
    return pattern;
  }

  function area(context, path, { colour, theme, faint, ratio }) {
    context.save();
    context.globalAlpha = faint ? 0.06 : 0.09;
    context.fillStyle = colour;
    context.fill(path, "evenodd");
    context.globalAlpha = 1;
    if (!faint) {
      context.fillStyle = hatch(context, colour, ratio);
      context.fill(path, "evenodd");
    }
    context.lineJoin = "round";
    context.setLineDash([5, 4]);
    context.strokeStyle = colour;
    context.globalAlpha = faint ? 0.55 : 0.85;
    context.lineWidth = theme === "dark" ? 1.3 : 1.4;
    context.stroke(path);
    context.restore();
  }

  const BADGE_FONT = "600 11.5px system-ui, sans-serif", BADGE_HEIGHT = 20;

  // The box of a badge with its middle at x, y: x0, y0, x1, y1.
  function badgeBox(context, x, y, total) {
    context.font = BADGE_FONT;
    const half = context.measureText(short(total)).width / 2 + 15;
    return [x - half, y - BADGE_HEIGHT / 2, x + half, y + BADGE_HEIGHT / 2];
  }

  // The number of incidents known to be somewhere in an area.
  function badge(context, [left, top, right], { colour, shape, total, theme }) {
    const look = THEMES[theme], height = BADGE_HEIGHT, width = right - left, y = top + height / 2;
    context.save();
    context.beginPath();
    context.roundRect(left, top, width, height, height / 2);
    context.fillStyle = look.paper;
    context.fill();
    context.setLineDash([3, 2.5]);
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    SHAPES[shape](context, left + 12, y, 4);
    context.lineWidth = 1.6;
    context.stroke();
    context.fillStyle = look.ink;
    context.font = BADGE_FONT;
    context.textBaseline = "middle";
    context.fillText(short(total), left + 21, y + 0.5);
    context.restore();
  }

  // Where a place is only known to be near: a dashed circle of its radius.
  function near(context, x, y, r, colour) {
    context.save();
    context.beginPath();
    context.arc(x, y, r, 0, 2 * Math.PI);
    context.globalAlpha = 0.07;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = 0.75;
    context.setLineDash([4, 4]);
    context.strokeStyle = colour;
    context.lineWidth = 1.3;
    context.stroke();
    context.restore();
  }

  function chosen(context, x, y, r, theme) {
    context.save();
    context.setLineDash([]);
    context.beginPath();
    context.arc(x, y, r + 5, 0, 2 * Math.PI);
    context.strokeStyle = THEMES[theme].ink;
    context.lineWidth = 2;
    context.stroke();
    context.restore();
  }

  Object.assign(window.Dateline, {
    symbols: { STATUS, THEMES, SHAPES, radius, clusterRadius, incident, cluster, area, badgeBox, badge, near, chosen, short },
  });
})();
