// Draws the charts of reports out of the tables behind them, in the page's colours; without it, or without scripts, the tables say the same.
(() => {
  const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const lang = document.documentElement.lang;
  const percent = value => new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 1 }).format(value);

  // what the table's cells say: null where there is no figure
  function read(section) {
    const table = section.querySelector("table");
    const heads = [...table.querySelectorAll("thead th")].filter(head => "series" in head.dataset);
    const series = heads.map(head => head.textContent.trim());
    const rows = [...table.querySelectorAll("tbody tr")].map(row => ({
      name: row.dataset.name,
      title: row.dataset.title ?? row.dataset.name,
      href: row.dataset.href,
      cells: heads.map(head => row.cells[head.cellIndex]).map(cell => ({
        value: cell.dataset.value ? Number(cell.dataset.value) : null,
        step: cell.dataset.step,
        text: cell.textContent.trim()
      }))
    }));
    return { series, rows };
  }

  // texts of the data are text, never markup
  const safe = text => { const span = document.createElement("span"); span.textContent = text; return span.innerHTML; };

  function frame() {
    const soft = token("--soft"), line = token("--line"), ink = token("--ink");
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink },
      tooltip: { confine: true, backgroundColor: token("--card"), borderColor: line, textStyle: { color: ink, fontSize: 13 } },
      label: { color: soft, fontSize: 12 },
      axis: { axisLine: { lineStyle: { color: line } }, axisTick: { show: false }, splitLine: { lineStyle: { color: line, type: [2, 4] } } }
    };
  }

  const said = (title, name, series, text) => `<strong>${safe(title)}</strong><br>${safe(name)}<br>${safe(series)}: ${safe(text)}`;

  const percentAxis = (look, min) => ({ type: "value", min, max: 1, interval: (1 - min) / 4, ...look.axis, axisLabel: { ...look.label, formatter: value => percent(value) } });

  function floorOf(rows) {
    const values = rows.map(row => row.cells[0].value).filter(value => value !== null);
    return Math.max(0, Math.floor((Math.min(1, ...values) - 0.02) * 5) / 5); // four steps of whole percents lie above it
  }

  function line(data) {
    const look = frame();
    return {
      ...look,
      grid: { left: 8, right: 16, top: 16, bottom: 8, outerBoundsMode: "same" },
      tooltip: { ...look.tooltip, trigger: "axis", formatter: ([point]) => said(data.rows[point.dataIndex].title, point.name, data.series[0], data.rows[point.dataIndex].cells[0].text) },
      xAxis: { type: "category", data: data.rows.map(row => row.name), boundaryGap: data.rows.length < 3, ...look.axis, axisLabel: { ...look.label, hideOverlap: true } },
      yAxis: percentAxis(look, floorOf(data.rows)),
      series: [{
        type: "line", data: data.rows.map(row => row.cells[0].value), symbol: "circle", symbolSize: data.rows.length > 60 ? 4 : 8, connectNulls: true,
        lineStyle: { color: token("--action"), width: 2 }, itemStyle: { color: token("--action"), borderColor: token("--card"), borderWidth: 1 },
        areaStyle: { color: token("--action"), opacity: 0.08 }
      }]
    };
  }

  const verdicts = { PRESENT: "--yes", LATE: "--late", LEFT_EARLY: "--late", ABSENT: "--no", EXCUSED: "--wait" };

  function bars(data) {
    const look = frame();
    return {
      ...look,
      grid: { left: 8, right: 8, top: 16, bottom: 8, outerBoundsMode: "same" },
      tooltip: { ...look.tooltip, trigger: "axis", axisPointer: { type: "none" }, formatter: ([point]) => said(data.rows[point.dataIndex].title, point.name, data.series[0], data.rows[point.dataIndex].cells[0].text) },
      xAxis: { type: "category", data: data.rows.map(row => row.name), ...look.axis, axisLabel: { ...look.label, hideOverlap: true } },
      yAxis: percentAxis(look, 0),
      series: [{
        type: "bar", barMaxWidth: 36, data: data.rows.map(row => ({ value: row.cells[0].value, itemStyle: { color: token(verdicts[row.cells[0].step] ?? "--action"), borderRadius: [3, 3, 0, 0] } }))
      }]
    };
  }

  // from worst to best, as the legend and the table show them
  const steps = () => [0, 1, 2, 3, 4].map(step => ({ ground: token(`--step-${step}`), ink: token(`--step-${step}-ink`) }));

  function heat(data, chart) {
    const look = frame(), colours = steps(), narrow = chart.parentElement.clientWidth < 600;
    const names = narrow ? 120 : 260, cell = data.series.length > 20 ? 18 : 40;
    chart.style.minWidth = `${names + 24 + data.series.length * cell}px`;
    chart.style.height = `${data.rows.length * 22 + 44}px`;
    const room = (Math.max(chart.parentElement.clientWidth, names + 24 + data.series.length * cell) - names) / data.series.length;
    const cells = data.rows.flatMap((row, y) => row.cells.flatMap((one, x) => one.value === null ? [] : [{
      value: [x, y, one.value],
      itemStyle: { color: colours[one.step].ground, borderColor: token("--card"), borderWidth: 2, borderRadius: 3 },
      label: { color: colours[one.step].ink }
    }]));
    return {
      ...look,
      grid: { left: names + 12, right: 8, top: 30, bottom: 6, outerBoundsMode: "none" },
      tooltip: { ...look.tooltip, formatter: point => said(data.rows[point.value[1]].title, data.series[point.value[0]], chart.dataset.series, percent(point.value[2])) },
      visualMap: { show: false, min: 0, max: 1, inRange: { opacity: 1 } },
      xAxis: { type: "category", position: "top", data: data.series, ...look.axis, axisLine: { show: false }, splitLine: { show: false }, axisLabel: { ...look.label, hideOverlap: true } },
      yAxis: { type: "category", inverse: true, data: data.rows.map(row => row.name), ...look.axis, axisLine: { show: false }, splitLine: { show: false }, triggerEvent: true,
        axisLabel: { ...look.label, color: token("--ink"), interval: 0, width: names, overflow: "truncate" } },
      series: [{ type: "heatmap", data: cells, label: { show: room >= 34, fontSize: 11, formatter: point => percent(Math.round(point.value[2] * 100) / 100) }, emphasis: { itemStyle: { borderColor: token("--ink") } } }]
    };
  }

  const kinds = { line, bars, heat };

  function draw(section) {
    const chart = section.querySelector(".chart"), data = read(section);
    if (!data.rows.length) return;
    chart.hidden = false;
    const around = chart.closest(".drawn");
    if (around) around.hidden = false;
    const details = section.querySelector("details");
    if (details) details.open = false;
    const kind = kinds[section.dataset.chart];
    chart.dataset.series = section.querySelector("h2").textContent;
    const option = kind(data, chart);
    const made = echarts.init(chart, null, { renderer: "canvas" });
    made.setOption(option);
    const redraw = () => { const next = kind(data, chart); made.resize(); made.setOption(next, true); };
    made.on("click", event => {
      const row = event.componentType === "yAxis" ? data.rows.find(one => one.name === event.value)
        : data.rows[section.dataset.chart === "heat" ? event.value[1] : event.dataIndex];
      if (row?.href) location.assign(row.href);
    });
    let width = chart.parentElement.clientWidth;
    new ResizeObserver(() => {
      if (chart.parentElement.clientWidth === width) return;
      width = chart.parentElement.clientWidth;
      redraw();
    }).observe(chart.parentElement);
    new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
  }

  if (window.echarts) for (const section of document.querySelectorAll("[data-chart]")) draw(section);

  // who opens a line in the page that is shown is led to it, also with a screen reader
  document.addEventListener("htmx:afterSettle", () => {
    if (location.hash === "#line") document.getElementById("line-heading")?.focus({ preventScroll: false });
  });
})();
