// A guide made by hand for the tests of print: up to fourteen exercises in one or two phases.
#ifndef TESTS_PRINT_SAMPLE_H
#define TESTS_PRINT_SAMPLE_H

#include "base/resource.h"
#include "dose/load_words.h"
#include "model/guide.h"
#include "print/print_card.h"
#include "print/print_figure.h"
#include "template/template.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SAMPLE_EXERCISES = 14, SAMPLE_STEPS = 4 };

static const struct sample_text {
    const char *title, *summary, *steps[SAMPLE_STEPS];
} sample_texts[] = {
    {"Squat",
     "Bend your knees and stand up tall again, to make your thighs strong.",
     {"Stand with your feet as wide as your hips. Keep your back flat.",
      "Bend your knees with your weight in your heels.",
      "Stop when your thighs are level with the floor, or sooner.", "Stand up tall."}},
    {"Step-up",
     "Step on and off a stair, to train your legs for daily life.",
     {"Face the step. Put one whole foot on it.",
      "Step up with the other foot. Keep your knee in line with your toes.", "Step back down.",
      "Change the first foot."}},
    {"Clam shell",
     "Lie on your side and open your knees like a shell.",
     {"Lie on your side with your knees bent. Tighten your belly.",
      "Lift your top knee as high as it goes. Do not let your spine turn.", "Pause at the top.",
      "Lower your knee slowly."}},
    {"Hamstring stretch",
     "Stretch the back of your thigh with a strap round your foot.",
     {"Lie on your back with your knees bent. Put the strap round one foot.",
      "Straighten that knee. Bring your toes towards the ceiling.",
      "Stop when the back of your thigh stretches.", "Lower your leg. Then change sides."}},
};

struct sample {
    struct arena arena;
    struct resources resources;
    struct guide guide;
    struct exercise exercises[SAMPLE_EXERCISES];
    struct source sources[SAMPLE_EXERCISES];
    struct routine routine;
    struct source source;
    struct diag_list diags;
    struct print_figures figures;
    struct print_press press;
    struct print_style style;
};

static inline struct doc_node *sample_steps(struct sample *sample, const struct sample_text *text) {
    struct doc_node *list = doc_new(&sample->arena, DOC_LIST, (struct span){0});
    list->list.ordered = list->list.tight = true;
    list->list.start = 1;
    for (int i = 0; i < SAMPLE_STEPS; i++) {
        struct doc_node *item = doc_new(&sample->arena, DOC_ITEM, (struct span){0});
        struct doc_node *paragraph = doc_new(&sample->arena, DOC_PARAGRAPH, (struct span){0});
        struct doc_node *words = doc_new(&sample->arena, DOC_TEXT, (struct span){0});
        words->text = text->steps[i];
        doc_append(paragraph, words);
        doc_append(item, paragraph);
        doc_append(list, item);
    }
    return list;
}

static inline struct dosage sample_dosage(int i) {
    struct dosage dosage = dosage_none();
    dosage.sets = (struct range){2, 3};
    dosage.side = i % 4 ? SIDE_EACH : SIDE_TOGETHER;
    if (i % 4 == 3)
        dosage.hold_seconds = (struct range){30, 60};
    else
        dosage.reps = (struct range){10, 15};
    if (i % 4 == 2) dosage.pause_seconds = (struct range){1, 2};
    return dosage;
}

static inline void sample_exercise(struct sample *sample, int i) {
    const struct sample_text *text = &sample_texts[i % 4];
    struct exercise *exercise = &sample->exercises[i];
    const char *id = arena_printf(&sample->arena, "exercise-%d", i + 1);
    sample->sources[i].path = arena_printf(&sample->arena, "content/exercises/%s.md", id);
    sample->sources[i].text = "";
    exercise->entry = (struct entry){.kind = ENTRY_EXERCISE,
                                     .id = id,
                                     .title = text->title,
                                     .summary = text->summary,
                                     .source = &sample->sources[i],
                                     .body = doc_new(&sample->arena, DOC_ROOT, (struct span){0})};
    exercise->dosage = sample_dosage(i);
    exercise->steps = sample_steps(sample, text);
    if (i % 4 == 1) vec_push(&sample->arena, &exercise->equipment, "step");
    if (i % 4 == 3) vec_push(&sample->arena, &exercise->equipment, "strap");
    vec_push(&sample->arena, &sample->guide.exercises, exercise);
}

// The routine: `count` exercises in `phases` phases.
static inline void sample_routine(struct sample *sample, int count, int phases) {
    struct arena *arena = &sample->arena;
    struct routine *routine = &sample->routine;
    sample->source = (struct source){"content/routines/first.md", "", 0};
    *routine = (struct routine){
        .papers = {[PAPER_A4] = true, [PAPER_LETTER] = true},
        .entry = {.kind = ENTRY_ROUTINE,
                  .id = "first",
                  .title = "Runner’s knee: first two weeks",
                  .summary = "Begin here.",
                  .source = &sample->source,
                  .body = doc_new(arena, DOC_ROOT, (struct span){0})},
        .aim = "To wake your legs up.",
        .frequency = {.kind = FREQUENCY_PER_WEEK, .times = {2, 3}},
        .log_weeks = 2,
    };
    vec_push(arena, &routine->stop_if, "your knee hurts");
    vec_push(arena, &routine->stop_if, "an exercise feels out of control");
    vec_push(arena, &routine->log_columns, "Pain 0–10");
    for (int p = 0; p < phases; p++) {
        struct routine_phase phase = {.weeks = RANGE_NONE};
        if (phases > 1) phase.weeks = (struct range){2 * p + 1, 2 * p + 2};
        if (phases > 1) phase.title = p ? "On your feet" : "On the floor";
        for (int i = count * p / phases; i < count * (p + 1) / phases; i++)
            vec_push(arena, &phase,
                     (struct routine_item){.exercise = &sample->exercises[i],
                                           .dosage = sample->exercises[i].dosage});
        vec_push(arena, &routine->phases, phase);
    }
}

static inline void sample_guide(struct sample *sample, const char *words) {
    struct arena *arena = &sample->arena;
    sample->guide = (struct guide){.id = "runners-knee",
                                   .title = "Runner’s knee",
                                   .subtitle = "Exercises to do at home",
                                   .summary = "A guide.",
                                   .language = words,
                                   .publisher = "Regimen",
                                   .base_url = "https://guide.example/",
                                   .licence = "CC BY 4.0",
                                   .licence_url = "https://creativecommons.org/licenses/by/4.0/",
                                   .disclaimer = "This card does not take the place of advice from "
                                                 "your own doctor or physiotherapist.",
                                   .identifier = "urn:uuid:d530babb-362b-47a1-80e8-65ae571bf947",
                                   .version = "1.0",
                                   .date = "2026-11-01",
                                   .papers = {true, true}};
    sample->guide.words = load_words(arena, words, words);
    static const char *const flags[] = {"you cannot put weight on the leg",
                                        "your knee is badly swollen or has changed shape",
                                        "your knee locks, gives way or clicks painfully",
                                        "your knee is hot and red, and you have a fever"};
    for (int i = 0; i < 4; i++) vec_push(arena, &sample->guide.red_flags, flags[i]);
}

// Opens a guide with a routine of `count` exercises, and a press for its cards. False where the
// press cannot be made; sample->diags then tells why.
static inline bool sample_open(struct sample *sample, int count, int phases) {
    *sample = (struct sample){0};
    arena_init(&sample->arena);
    diag_init(&sample->diags, &sample->arena);
    sample->resources = (struct resources){.root = NULL,
                                           .shown_root = "",
                                           .embedded = embedded_files,
                                           .embedded_count = embedded_file_count};
    sample_guide(sample, "en");
    for (int i = 0; i < SAMPLE_EXERCISES; i++) sample_exercise(sample, i);
    sample_routine(sample, count, phases);
    vec_push(&sample->arena, &sample->guide.routines, &sample->routine);
    sample->guide.default_routine = &sample->routine;
    print_tree_prepare();
    print_fonts_prepare();
    struct template_engine *engine =
        template_open(&sample->resources, &sample->guide, NULL, &sample->diags);
    sample->figures = (struct print_figures){
        .arena = &sample->arena, .guide = &sample->guide, .palette = &figure_palette};
    sample->press = (struct print_press){.guide = &sample->guide,
                                         .engine = engine,
                                         .fonts = print_fonts_open(&sample->diags),
                                         .style = &sample->style,
                                         .figures = &sample->figures,
                                         .diags = &sample->diags};
    if (sample->press.fonts)
        sample->press.shapes =
            print_shapes_open(sample->press.fonts, sample->guide.language,
                              sample->guide.words && sample->guide.words->right_to_left);
    print_press_functions(&sample->press);
    return print_style_read(&sample->style, &sample->arena, engine, "print/style.lua",
                            &sample->diags) &&
           sample->press.fonts;
}

static inline void sample_close(struct sample *sample) {
    template_close(sample->press.engine);
    print_shapes_close(sample->press.shapes);
    print_fonts_close(sample->press.fonts);
    arena_release(&sample->arena);
}

static inline void sample_print_diags(const struct sample *sample) {
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < sample->diags.n; i++) diag_write(&sample->diags.at[i], false, 0, &text);
    fputs(text.at, stderr);
    buf_release(&text);
}

#endif
