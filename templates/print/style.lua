-- How printed documents look. A group for each element, class, or part of the machinery; lengths in
-- points, `leading` in sizes of type. docs/print.md lists the properties. A project's own
-- templates/print/style.lua takes the place of this file.

local ink, grey = "#16202b", "#4b5663"
local accent, on_accent, pale = "#12616e", "#ffffff", "#e9f1f3"
local warm, warm_pale, alarm = "#c2410c", "#fdf1e7", "#9a3412"
local hairline, pencil, tick = "#b4bfc8", "#7d8a96", "#5b6672"

-- A colour as thin as it looks where `part` of it covers white paper.
local function thinned(colour, part)
  return (colour:gsub("%x%x", function(pair)
    return string.format("%02x", math.floor(255 + (tonumber(pair, 16) - 255) * part + 0.5))
  end))
end

-- A brand's colours in their place, which were held against white paper and its pale areas.
if guide.brand then
  local colours = guide.brand.colours
  ink, grey = colours.text, colours.muted
  accent, on_accent, pale = colours.accent, colours.on_accent, colours.surface
  warm, warm_pale, alarm = colours.action, colours.warning_ground, colours.warning
  hairline, pencil, tick = thinned(grey, 0.42), thinned(grey, 0.8), thinned(grey, 0.9)
end

-- How many lines a brand's sentence needs at the foot of a handout, with so many letters to a line.
local function foot_lines(letters)
  local footer = guide.brand and guide.brand.footer
  return footer and math.ceil(utf8.len(footer) / letters) or 0
end

return {
  page = { margin_x = 38, margin_top = 32, margin_bottom = 28 },

  -- White grows and shrinks by these factors: to `tight` before type is scaled down to the floors, to
  -- `tightest` after that. Where there is room, type is scaled up to `largest`.
  fit = { text_floor = 12, label_floor = 9, large_text_floor = 16, large_label_floor = 12,
          largest = 1.15, loosest = 1.4, tight = 0.85,
          tightest = 0.5 },

  document = { size = 13.5, leading = 1.36, colour = ink },

  -- the head of the page
  h1 = { size = 26, leading = 1.15, weight = 700, after = 3 },
  subtitle = { size = 13.5, leading = 1.35, colour = grey, after = 9, keep_next = true },
  hr = { rule = accent, rule_width = 1.6, after = 4 },
  fields = { gap = 22, after = 16 },
  line = { size = 11, leading = 1.2, colour = grey, label = true, height = 27, rule = pencil,
           rule_width = 0.75 },

  -- a phase, where the routine has several
  phase = { before = 14, after = 6 },
  h2 = { size = 16.5, leading = 1.22, weight = 700, before = 0, after = 2 },
  phase_title = { size = 14, leading = 1.25, weight = 700, colour = accent, before = 12, after = 8,
                  keep_next = true },

  -- an exercise
  columns = { gap = 24 },
  exercise = { before = 16, after = 16 },
  exercise_title = { size = 16.5, leading = 1.22, weight = 700, after = 5 },
  marker = { label = true, size = 12.5, leading = 1.2, weight = 700, colour = on_accent, fill = accent,
             height = 21, radius = 11, gap = 8 },
  dose = { size = 13.5, leading = 1.3, weight = 700, colour = accent, after = 1 },
  sums = { size = 11, leading = 1.35, colour = grey, label = true, after = 5 },
  note = { after = 5 },
  head = { gap = 12, after = 5 },
  figure = { least = 79.4 }, -- 28 mm on paper
  small = { least = 56.7 },  -- 20 mm
  picture = { least = 79.4 },
  named = { before = 8, after = 8 },
  named_title = { size = 13.5, leading = 1.3, weight = 700, after = 4 },
  grid = { gap = 20 },
  pair = { gap = 10 },
  where = { before = 10 },
  p = { after = 4 },
  ol = { indent = 21, gap = 6, marker = accent, marker_weight = 700, before = 4, after = 4 },
  ul = { indent = 16, gap = 6, marker = accent, marker_weight = 700, before = 4, after = 4 },
  li = { after = 3 },

  strong = { weight = 700 },
  em = { italic = true },

  table = { rule = hairline },
  th = { weight = 700, padding_x = 4, padding_y = 3 },
  td = { padding_x = 4, padding_y = 3 },

  -- the log to tick
  log = { before = 12, after = 13, height = 24, tick = 13, tick_width = 0.9, radius = 2.5,
          colour = tick, border = accent, border_width = 1.2, rule = hairline,
          rule_width = 0.6 },
  label = { size = 11.5, leading = 1.25, weight = 700, colour = ink, label = true, padding_y = 3 },
  day = { size = 11, leading = 1.25, weight = 700, colour = ink, label = true, align = "centre",
          padding_y = 3 },
  extra = { size = 11, leading = 1.25, weight = 700, colour = ink, label = true, align = "centre",
            padding_x = 6, padding_y = 3 },
  week = { size = 11.5, leading = 1.25, colour = ink, label = true },

  -- a brand's letterhead; what ends in _end stands at the far side
  brand_head = { gap = 20, after = 14, keep_together = true },
  brand_head_slim = { gap = 16, after = 8 },
  brand_title = { size = 17, leading = 1.2, weight = 700, colour = accent },
  brand_title_end = { size = 17, leading = 1.2, weight = 700, colour = accent, align = "end" },
  brand_small = { size = 13.5, leading = 1.2, weight = 700, colour = accent },
  brand_small_end = { size = 13.5, leading = 1.2, weight = 700, colour = accent, align = "end" },
  brand_strong = { weight = 700, colour = ink },
  brand_name = { size = 11, leading = 1.35, weight = 700, colour = ink, label = true },
  brand_name_end = { size = 11, leading = 1.35, weight = 700, colour = ink, label = true, align = "end" },
  brand_line = { size = 10.2, leading = 1.35, colour = grey, label = true },
  brand_line_end = { size = 10.2, leading = 1.35, colour = grey, label = true, align = "end" },
  brand_foot = { size = 10.2, leading = 1.35, weight = 700, colour = ink, label = true, before = 9, after = 2 },
  logo = { align = "start", before = 5 },
  logo_end = { align = "end", before = 5 },

  -- handouts and the book
  handout = { size = 12, leading = 1.34, margin_x = 44, margin_top = 36, margin_bottom = 46 + 15 * foot_lines(88),
              header = 24, footer = 24, tightest = 0.6 },
  handout_few = { size = 12, leading = 1.34, margin_x = 44, margin_top = 36, margin_bottom = 46 + 22 * foot_lines(50),
                  header = 24, footer = 24, tightest = 0.6 }, -- of few words to a line: large print, A5
  book = { size = 12, leading = 1.36, margin_x = 52, margin_top = 56, margin_bottom = 50, header = 28, footer = 26,
           tightest = 0.7 },
  footnote = { size = 10, leading = 1.3, colour = grey, label = true, before = 14, rule = hairline,
               rule_width = 0.8 },
  running = { gap = 16, keep_together = true },
  foot_brand = { size = 9.5, colour = ink, label = true, after = 1 },
  foot = { size = 9.5, colour = grey, label = true },
  foot_end = { size = 9.5, colour = grey, label = true, align = "end" },
  folio = { size = 10, colour = grey, label = true, align = "centre" },
  letterhead = { size = 11, weight = 700, colour = accent, label = true, after = 8 },
  sheet_begun = { before = 22, after = 14 }, -- may be torn, below a letterhead
  sheet = { before = 22, after = 14, keep_together = true },
  whole = { keep_together = true },
  leaf = { new_page = true },
  intro = { keep_next = true },
  overview = { gap = 16, before = 8, after = 8 },
  overview_title = { size = 14, weight = 700, after = 1 },
  sheet_title = { size = 18, leading = 1.22, weight = 700, after = 8, keep_next = true },
  entry_title = { size = 20, leading = 1.2, weight = 700, before = 18, after = 4, keep_next = true },
  part_title = { size = 12.5, leading = 1.3, weight = 700, colour = ink, before = 9, after = 3,
                 keep_next = true },
  beside = { gap = 20, before = 6, after = 6 },
  large_figure = { least = 120 },
  dosage = { fill = pale, padding_x = 14, padding_y = 10, radius = 6, after = 6,
             keep_together = true },
  dose_large = { size = 15, leading = 1.3, weight = 700, colour = accent, after = 3 },
  need = { after = 4 },
  closing_part = { before = 16, keep_together = true },
  small_text = { size = 12, leading = 1.35, colour = grey, after = 4 },
  cover_title = { size = 40, leading = 1.12, weight = 700, after = 10 },
  cover_subtitle = { size = 18, leading = 1.3, colour = grey, after = 10 },
  cover_clinic = { size = 16, leading = 1.3, weight = 700, colour = accent, after = 4 },
  cover_line = { size = 14, colour = grey, after = 4 },
  -- the front of the book for screens: a page of 480 × 720 points
  cover = { size = 18, leading = 1.3, colour = on_accent, fill = accent, margin_x = 40, margin_top = 50,
            margin_bottom = 42 },
  front_title = { size = 58, leading = 1.06, weight = 700, after = 14 },
  front_subtitle = { size = 21, leading = 1.3, after = 24 },
  front_panel = { fill = "#ffffff", radius = 20, padding_x = 15, padding_y = 22 },
  front_sign = { fill = "#ffffff", radius = 14, padding_x = 18, padding_y = 14 },
  front_row = { gap = 16 },
  front_clinic = { size = 19, leading = 1.25, weight = 700, colour = ink },
  front_name = { size = 20, leading = 1.3, weight = 700, before = 20 },

  imprint_title = { size = 14, weight = 700, after = 4 },
  chapter_title = { size = 28, leading = 1.15, weight = 700, after = 10, new_page = true,
                    keep_next = true },
  contents_row = { gap = 12 },
  contents_chapter = { weight = 700, before = 9, after = 2 },
  contents_entry = { padding_x = 14, after = 1 },
  contents_page = { align = "end", colour = grey },
  term = { after = 6 },

  -- a prescription: what its lines hold, its notes, and what only the clinician's copy has
  filled = { size = 12.5, leading = 1.05, weight = 700, colour = ink },
  glance = { before = 10, after = 10 },
  notes = { fill = pale, padding_x = 14, padding_y = 8, radius = 6, before = 2, after = 8,
            keep_together = true },
  check_print = { fill = warm_pale, bar = warm, bar_width = 4, padding_x = 11, padding_y = 7, after = 10,
                  keep_together = true },
  check_title = { size = 14, weight = 700, colour = warm, after = 1 },
  changed = { colour = warm, after = 4, keep_next = true },

  -- what closes the page
  closing = { gap = 16 },
  safety = { fill = warm_pale, bar = warm, bar_width = 4, padding_x = 11, padding_y = 7, keep_together = guide.brand ~= nil },
  alarm = { weight = 700, colour = alarm },
  qr = { colour = "#000000" },
  address = { size = 10.2, leading = 1.3, colour = grey, label = true },
  link = { colour = accent },
  colophon = { size = 10.2, leading = 1.35, colour = grey, label = true, before = 9 },
}
