// The same website as Hugo's, as Eleventy would make it.
const slug = (text) => text.toLowerCase().replaceAll(" ", "-");

// From pages to [{name, path, pages}], by what a field of theirs holds.
const by = (pages, folder, values) => {
  const lists = new Map();
  for (const page of pages)
    for (const name of values(page.data)) {
      if (!lists.has(name)) lists.set(name, { name, path: `/${folder}/${slug(name)}/`, pages: [] });
      lists.get(name).pages.push(page);
    }
  return [...lists.values()];
};

export default function (config) {
  const exercises = (api) => api.getFilteredByGlob("content/exercises/*.md");
  config.addCollection("exercises", exercises);
  config.addCollection("routines", (api) => api.getFilteredByGlob("content/routines/*.md"));
  config.addCollection("pages", (api) => api.getFilteredByGlob("content/pages/*.md"));
  config.addCollection("lists", (api) => {
    const all = exercises(api);
    return [
      { name: "Exercises", path: "/exercises/", pages: all },
      { name: "Routines", path: "/routines/", pages: api.getFilteredByGlob("content/routines/*.md") },
      ...by(all, "form", (data) => [data.form]),
      ...by(all, "equipment", (data) => data.equipment ?? []),
      ...by(all, "works", (data) => data.works),
    ];
  });
  config.addCollection("byId", (api) => Object.fromEntries(exercises(api).map((page) => [page.fileSlug, page])));
  config.addFilter("slug", slug);
  config.addFilter("json", (value) => JSON.stringify(value));
  config.addFilter("plain", (html) => (html ?? "").replace(/<[^>]*>/g, ""));
  return {
    dir: { input: "content", includes: "../_includes", output: process.env.OUT },
    markdownTemplateEngine: false, // no page has a template in it
    htmlTemplateEngine: "njk",
  };
}
