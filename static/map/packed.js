// Reads the files of geo/packed.py: columns of numbers and a little JSON in one gzipped file.
(function () {
  "use strict";

  const TYPES = {
    u1: Uint8Array, i1: Int8Array, u2: Uint16Array, i2: Int16Array,
    u4: Uint32Array, i4: Int32Array, f4: Float32Array, f8: Float64Array,
  };
  const LONGEST = 16000; // milliseconds between two tries
  const MAGIC = 0x314c5444; // "DTL1", little-endian

  // The bytes were sorted by significance; put those of each number together again.
  function column(bytes, entry) {
    const Type = TYPES[entry.type], size = Type.BYTES_PER_ELEMENT, n = entry.length;
    const mixed = new Uint8Array(n * size);
    for (let plane = 0; plane < size; plane++)
      for (let i = 0, from = plane * n; i < n; i++) mixed[i * size + plane] = bytes[from + i];
    const values = new Type(mixed.buffer);
    if (entry.delta) {
      let sum = 0;
      for (let i = 0; i < n; i++) {
        const folded = values[i] >>> 0;
        sum += (folded >>> 1) ^ -(folded & 1);
        values[i] = sum;
      }
    }
    return values;
  }

  function decode(buffer) {
    const view = new DataView(buffer);
    if (view.getUint32(0, true) !== MAGIC) throw new Error("not a packed file");
    const length = view.getUint32(4, true);
    const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
    const arrays = {};
    let position = 8 + length;
    for (const entry of header.arrays) {
      const size = entry.length * TYPES[entry.type].BYTES_PER_ELEMENT;
      arrays[entry.name] = column(new Uint8Array(buffer, position, size), entry);
      position += size;
    }
    return { arrays, meta: header.meta };
  }

  // A server that is being restarted answers again soon; a file that is not there (404) is not waited for.
  async function fetched(url) {
    for (let wait = 500; ; wait *= 2) {
      const response = await fetch(url).catch(() => null);
      if (response && response.status < 500) return response;
      if (wait > LONGEST) throw new Error(`${url}: ${response ? response.status : "no answer"}`);
      await new Promise((done) => setTimeout(done, wait));
    }
  }

  // A file that stands in the page itself (a standalone map); one that it lacks is waited for in vain.
  function standing(url) {
    const text = window.datelineFiles[url];
    return text ? new Response(Uint8Array.from(atob(text), (c) => c.charCodeAt(0))) : new Promise(() => {});
  }

  async function load(url) {
    const response = await (window.datelineFiles ? standing(url.replace(/\.bin$/, "")) : fetched(url));
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    const plain = response.body.pipeThrough(new DecompressionStream("gzip"));
    return decode(await new Response(plain).arrayBuffer());
  }

  window.Dateline = Object.assign(window.Dateline || {}, { load });
})();
