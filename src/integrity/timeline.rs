//! Rules on dates, events and stages.

use super::{Entry, Violation};
use crate::concept::{Collection, Stage};
use crate::date::Date;

/// The year from which the field has a history; an earlier date is a slip of the pen.
const FIRST_YEAR: u16 = 1940;

pub(super) fn history_is_in_order(c: &Collection, found: &mut Vec<Violation>) {
    for concept in &c.concepts {
        for pair in concept.history.windows(2) {
            if pair[1].date < pair[0].date {
                found.push(Violation {
                    entry: Entry::Concept(concept.id.clone()),
                    rule: "history order",
                    message: format!(
                        "the event of {} comes after that of {}",
                        pair[1].date, pair[0].date
                    ),
                    near: format!("date = \"{}\"", pair[1].date),
                });
            }
        }
    }
}

pub(super) fn dates_are_plausible(c: &Collection, found: &mut Vec<Violation>) {
    for concept in &c.concepts {
        let events = concept.history.iter().map(|note| note.date);
        let rulings = concept.rulings.iter().map(|ruling| ruling.date);
        let released = concept.model.iter().filter_map(|model| model.released);
        for date in events.chain(rulings).chain(released) {
            let entry = Entry::Concept(concept.id.clone());
            check_date(entry, date, concept.reviewed, found);
        }
        let entry = Entry::Concept(concept.id.clone());
        check_date(entry, concept.reviewed, c.edition.reviewed, found);
    }
}

fn check_date(entry: Entry, date: Date, latest: Date, found: &mut Vec<Violation>) {
    if date.year() < FIRST_YEAR || date.first_day() > latest.last_day() {
        found.push(Violation {
            entry,
            rule: "plausible date",
            message: format!("{date} lies before {FIRST_YEAR} or after the review of {latest}"),
            near: date.to_string(),
        });
    }
}

pub(super) fn stages_follow_one_another(c: &Collection, found: &mut Vec<Violation>) {
    let whole: Vec<&Stage> = c.stages.iter().filter(|stage| stage.part_of.is_none()).collect();
    check_contiguous(&whole, found);
}

/// The parts of a stage follow one another and together are the stage.
pub(super) fn parts_lie_within_their_stage(c: &Collection, found: &mut Vec<Violation>) {
    for whole in &c.stages {
        let parts: Vec<&Stage> =
            c.stages.iter().filter(|stage| stage.part_of.as_deref() == Some(&whole.id)).collect();
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
            continue;
        };
        check_contiguous(&parts, found);
        if first.from != whole.from || last.to != whole.to {
            found.push(stage_violation(
                whole,
                "its parts do not begin and end with the stage".into(),
            ));
        }
    }
}

fn check_contiguous(stages: &[&Stage], found: &mut Vec<Violation>) {
    for pair in stages.windows(2) {
        if pair[0].to.map(|year| year + 1) != Some(pair[1].from) {
            let message = format!("it must begin in the year after `{}` ends", pair[0].id);
            found.push(stage_violation(pair[1], message));
        }
    }
    for stage in stages {
        if stage.to.is_some_and(|to| to < stage.from) {
            found.push(stage_violation(stage, "it ends before it begins".into()));
        }
    }
    if let Some(last) = stages.last().filter(|stage| stage.part_of.is_none() && stage.to.is_some())
    {
        found.push(stage_violation(last, "the last stage is open; it has no `to`".into()));
    }
}

fn stage_violation(stage: &Stage, message: String) -> Violation {
    Violation {
        entry: Entry::Stage(stage.id.clone()),
        rule: "stages",
        message,
        near: "from".into(),
    }
}

#[cfg(test)]
mod tests {
    use crate::concept::Collection;
    use crate::integrity::fixture::broken;

    #[test]
    fn history_is_sorted() {
        let reverse = |c: &mut Collection| {
            let concept = c.concepts.iter_mut().find(|concept| concept.history.len() > 1);
            concept.expect("two events in the fixture").history.reverse();
        };
        assert_eq!(broken(reverse), ["history order"]);
    }

    #[test]
    fn a_date_is_neither_before_the_field_nor_after_the_review() {
        let date = |text: &'static str| {
            broken(move |c: &mut Collection| {
                let concept = c.concepts.iter_mut().find(|concept| concept.history.len() == 1);
                let date = text.parse().expect("a date");
                concept.expect("a single event in the fixture").history[0].date = date;
            })
        };
        assert_eq!(date("1939"), ["plausible date"]);
        assert_eq!(date("2027"), ["plausible date"]);
        assert_eq!(date("2017"), [""; 0]);
    }

    #[test]
    fn stages_leave_no_gap() {
        assert_eq!(broken(|c| c.stages[0].to = Some(1990)), ["stages"]);
        assert_eq!(broken(|c| c.stages[0].from = 2020), ["stages"]);
        assert_eq!(broken(|c| c.stages[1].to = Some(2030)), ["stages"]);
    }

    #[test]
    fn parts_fill_their_stage() {
        assert_eq!(broken(|c| c.stages[2].from += 1), ["stages"]);
    }
}
