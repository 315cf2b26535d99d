// The arithmetic of a dosage, so that none is left to the reader.
#ifndef REGIMEN_DOSE_TOTAL_H
#define REGIMEN_DOSE_TOTAL_H

#include "model/dosage.h"

#include <stdbool.h>

struct dose_total {
    bool holds;               // counts holds; otherwise repetitions
    int sides;                // 2 where each side is worked in turn, else 1
    struct range sets;        // sets in all, both sides counted
    struct range work;        // holds or repetitions in one session, both sides counted
    struct range work_a_day;  // the same a day and a week; RANGE_NONE where the frequency does
    struct range work_a_week; // not say
    struct range seconds;     // one session: work, pauses and, where prescribed, rests
    bool rest_counted;        // whether `seconds` holds rests between sets
    bool rest_unsaid;         // several sets of repetitions, and the author prescribes no rest
    bool estimated;           // whether repetitions without a tempo were timed by DOSE_REP_*
};

// A repetition without a tempo is taken to last 2 to 4 seconds: 1-2 s each way is what is called a
// moderate velocity in the American College of Sports Medicine's position stand "Progression models
// in resistance training for healthy adults", Med Sci Sports Exerc 2009; 41(3): 687-708.
#define DOSE_REP_SECONDS_MIN 2
#define DOSE_REP_SECONDS_MAX 4

// Works a dosage out. A bound that the author left open stays open in every result it enters;
// repetitions until tired leave all of them open. Sets that were not written count as one.
struct dose_total dose_total(const struct dosage *dosage);

// Seconds as whole minutes for a reader: the lower bound rounded down but at least 1, the upper
// rounded up; an open bound stays open.
struct range dose_minutes(struct range seconds);

// The sum of two ranges; a bound that is open in either is open in the sum.
struct range dose_add(struct range a, struct range b);

#endif
