//! How two concepts are related, as far as the termbase knows: what a comparison says when nobody has
//! written one.

use std::collections::BTreeMap;

use super::view::{Named, Text};
use crate::hierarchy::{Ascent, Link, ascent};
use crate::termbase::Termbase;

/// How a concept is related to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kinship {
    /// The first lies below the second: the link of the first step, and the concepts between the two.
    Below { lower: u32, upper: u32, link: Link, between: Vec<u32> },
    /// The first was developed by the second.
    Developed { work: u32, maker: u32 },
    /// Both lie below a third.
    Siblings(u32, u32, u32),
    /// The termbase lists them as often mixed up.
    Confusable(u32, u32),
    /// The termbase lists them as neighbours.
    Related(u32, u32),
    /// The termbase says nothing.
    Unknown(u32, u32),
}

/// A common ancestor more steps away, counted from both, says nothing either.
const FURTHEST_SHARED: usize = 4;

/// How the two are related; the closest relation that the termbase knows.
pub(super) fn kinship(termbase: &Termbase<'_>, a: u32, b: u32) -> Kinship {
    let (above_a, above_b) = (ascent(termbase, a), ascent(termbase, b));
    if let Some(below) = below(a, b, &above_a).or_else(|| below(b, a, &above_b)) {
        return below;
    }
    let (record_a, record_b) = (termbase.record(a), termbase.record(b));
    let (id_a, id_b) = (&record_a.concept.id, &record_b.concept.id);
    if record_a.concept.developer.contains(id_b) {
        return Kinship::Developed { work: a, maker: b };
    }
    if record_b.concept.developer.contains(id_a) {
        return Kinship::Developed { work: b, maker: a };
    }
    if record_a.concept.confusable.contains(id_b) || record_b.concept.confusable.contains(id_a) {
        return Kinship::Confusable(a, b);
    }
    if record_a.derived.related.contains(&b) {
        return Kinship::Related(a, b);
    }
    // A root holds too much to say anything: everything lies below artificial intelligence.
    let is_root = |above: u32| termbase.record(above).concept.root;
    let shared = above_a.iter().filter_map(|(&above, &(_, _, steps))| {
        let &(_, _, other) = above_b.get(&above)?;
        (steps + other <= FURTHEST_SHARED && !is_root(above)).then_some((steps + other, above))
    });
    shared.min().map_or(Kinship::Unknown(a, b), |(_, above)| Kinship::Siblings(a, b, above))
}

fn below(lower: u32, upper: u32, above_lower: &Ascent) -> Option<Kinship> {
    let mut between = Vec::new();
    let (mut here, mut link, _) = *above_lower.get(&upper)?;
    while here != lower {
        between.push(here);
        (here, link, _) = above_lower[&here];
    }
    between.reverse();
    Some(Kinship::Below { lower, upper, link, between })
}

impl Kinship {
    /// One word for it, if the termbase knows.
    pub(super) fn relation(&self) -> Option<&'static str> {
        Some(match self {
            Self::Below { link: Link::Broader, .. } => "broader",
            Self::Below { link: Link::Part, .. } => "part",
            Self::Below { link: Link::Instance, .. } => "instance",
            Self::Developed { .. } => "developer",
            Self::Siblings(..) => "sibling",
            Self::Confusable(..) => "confusable",
            Self::Related(..) => "related",
            Self::Unknown(..) => return None,
        })
    }

    /// A sentence for it.
    pub(super) fn sentence(&self, termbase: &Termbase<'_>) -> Text {
        let name = |position: u32| Named::from(termbase.reference(position));
        match self {
            Self::Below { lower, upper, link, between } if between.is_empty() => {
                let (lower, upper) = (name(*lower), name(*upper));
                let (zh, en) = match link {
                    Link::Broader => ("的一种", "a kind of"),
                    Link::Part => ("的一部分或其中的一步", "a part or a step of"),
                    Link::Instance => ("的一个实例", "an instance of"),
                };
                Text::new(
                    format!("{}是{}{zh}。", spaced(&lower.zh), spaced(&upper.zh)),
                    format!("{} is {en} {}.", lower.en, upper.en),
                )
            }
            Self::Below { lower, upper, between, .. } => {
                let (lower, upper) = (name(*lower), name(*upper));
                let between: Vec<Named> = between.iter().map(|&position| name(position)).collect();
                let zh: Vec<&str> = between.iter().map(|named| named.zh.as_str()).collect();
                let en: Vec<&str> = between.iter().map(|named| named.en.as_str()).collect();
                Text::new(
                    format!(
                        "{}在{}之下，中间是{}。",
                        spaced(&lower.zh),
                        spaced(&upper.zh),
                        spaced(&zh.join("、")).trim_end()
                    ),
                    format!("{} lies below {}, by way of {}.", lower.en, upper.en, en.join(", ")),
                )
            }
            Self::Developed { work, maker } => {
                let (work, maker) = (name(*work), name(*maker));
                Text::new(
                    format!("{}由{}开发。", spaced(&work.zh), spaced(&maker.zh)),
                    format!("{} was developed by {}.", work.en, maker.en),
                )
            }
            Self::Siblings(a, b, above) => siblings(termbase, &[*a, *b], *above),
            Self::Confusable(a, b) => {
                pair(&name(*a), &name(*b), ("是容易混淆的两个概念", "are often mixed up"))
            }
            Self::Related(a, b) => pair(
                &name(*a),
                &name(*b),
                ("彼此相关，但互不包含", "are related; neither is a kind of the other"),
            ),
            Self::Unknown(a, b) => {
                let (a, b) = (name(*a), name(*b));
                Text::new(
                    format!("词库没有记录{}和{}之间的直接关系。", spaced(&a.zh), spaced(&b.zh)),
                    format!(
                        "The termbase records no direct relation between {} and {}.",
                        a.en, b.en
                    ),
                )
            }
        }
    }
}

/// The sentence for concepts that all lie below one other.
fn siblings(termbase: &Termbase<'_>, family: &[u32], above: u32) -> Text {
    let above = Named::from(termbase.reference(above));
    let family: Vec<Named> =
        family.iter().map(|&position| termbase.reference(position).into()).collect();
    let zh: Vec<&str> = family.iter().map(|named| named.zh.as_str()).collect();
    let en: Vec<&str> = family.iter().map(|named| named.en.as_str()).collect();
    let (zh_last, zh_first) = zh.split_last().expect("a pair at least");
    let (en_last, en_first) = en.split_last().expect("a pair at least");
    let (all, none) = match family.len() {
        2 => ("both", "neither is a kind of the other"),
        _ => ("all", "none is a kind of another"),
    };
    Text::new(
        format!(
            "{}和{}都在{}之下，互不包含。",
            spaced(&zh_first.join("、")),
            spaced(zh_last),
            spaced(&above.zh)
        ),
        format!("{} and {en_last} {all} lie below {}; {none}.", en_first.join(", "), above.en),
    )
}

fn pair(a: &Named, b: &Named, (zh, en): (&str, &str)) -> Text {
    Text::new(
        format!("{}和{}{zh}。", spaced(&a.zh), spaced(&b.zh)),
        format!("{} and {} {en}.", a.en, b.en),
    )
}

/// The name as it stands in a Chinese sentence: a Latin end is set off by a space.
fn spaced(name: &str) -> String {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let before = if latin(name.chars().next()) { " " } else { "" };
    let after = if latin(name.chars().next_back()) { " " } else { "" };
    format!("{before}{name}{after}")
}

/// The sentences for the relations of several concepts, pair by pair. Pairs that have nothing to say to
/// each other are told of together.
pub(super) fn sentences(termbase: &Termbase<'_>, kinships: &[Kinship]) -> Text {
    let (unknown, known): (Vec<_>, Vec<_>) =
        kinships.iter().partition(|kinship| matches!(kinship, Kinship::Unknown(..)));
    let mut texts: Vec<Text> = Vec::new();
    let mut families: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for kinship in known {
        if let Kinship::Siblings(a, b, above) = kinship {
            let family = families.entry(*above).or_default();
            family.extend(
                [*a, *b]
                    .into_iter()
                    .filter(|sibling| !family.contains(sibling))
                    .collect::<Vec<_>>(),
            );
            continue;
        }
        texts.push(kinship.sentence(termbase));
    }
    texts.extend(families.into_iter().map(|(above, family)| siblings(termbase, &family, above)));
    match unknown[..] {
        [] => {}
        [only] => texts.push(only.sentence(termbase)),
        _ if texts.is_empty() => texts.push(Text::new(
            "词库没有记录这些概念之间的直接关系。",
            "The termbase records no direct relations between these concepts.",
        )),
        _ => texts.push(Text::new(
            "其余各对之间，词库没有记录直接关系。",
            "Between the other pairs the termbase records no direct relation.",
        )),
    }
    let zh: Vec<&str> = texts.iter().map(|text| text.zh().trim_start()).collect();
    let en: Vec<String> = texts.iter().map(|text| capitalized(text.en())).collect();
    Text::new(zh.concat(), en.join(" "))
}

/// A sentence begins with a capital, unless it begins with a name that is written otherwise.
fn capitalized(sentence: &str) -> String {
    let first = sentence.split(' ').next().unwrap_or_default();
    if !first.chars().all(|c| c.is_ascii_lowercase() || c == '-') {
        return sentence.to_owned();
    }
    let mut chars = sentence.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
