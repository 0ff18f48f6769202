//! The packed form of the termbase: model to bytes. Also compiled by `build.rs`.
//!
//! A packed termbase is one byte string that is used where it lies: nothing is parsed or decoded when
//! the program starts, whatever the size. It holds
//!
//! - a sorted index of every name in its normal form, over one pool of text, with a length and a
//!   character mask for each (the prefilter of misspelt queries);
//! - sorted indexes of the Chinese names by their pinyin and by its initials;
//! - one record a concept, source, comparison and event, decoded only if it is shown;
//! - what the file leaves to be derived: narrower concepts, symmetric links, the stage of an event.
//!
//! [`crate::termbase`] is the reading side.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::concept::{Collection, Concept, Edition, HistoryNote, LanguageSection, Stage, Term};
use crate::search::distance::Shape;
use crate::search::normalize::{Folding, is_han, normalize};
use crate::search::sound::{Sounds, Spelling, blurred, without_tones};

/// The first bytes of every packed termbase; the digit is the version of the form.
pub const MAGIC: [u8; 8] = *b"aiterm\x02\n";

/// The parts of a packed termbase, in the order in which they lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// [`Edition`].
    Edition,
    /// Table of the subject fields, in reading order.
    SubjectFields,
    /// Table of the aspects, in reading order.
    Aspects,
    /// Table of the stages, in order of time.
    Stages,
    /// The texts of the labels, one after another.
    LabelText,
    /// Rows of [`LABEL_ROW`] bytes, sorted by normal form.
    Labels,
    /// Rows of [`SHAPE_ROW`] bytes, one a label.
    Shapes,
    /// The texts of the readings, one after another.
    ReadingText,
    /// Rows of [`READING_ROW`] bytes, sorted by blurred pinyin.
    Readings,
    /// Rows of [`SHAPE_ROW`] bytes, one a reading.
    ReadingShapes,
    /// Rows of [`INITIALS_ROW`] bytes, sorted by initials.
    Initials,
    /// Table of [`Record`].
    Records,
    /// Table of [`Reference`], sorted by identifier.
    References,
    /// Table of [`crate::concept::Source`], sorted by identifier.
    Sources,
    /// Table of [`crate::concept::Comparison`].
    Comparisons,
    /// Table of [`Event`], sorted by date.
    Events,
}

/// How many sections there are.
pub const SECTIONS: usize = Section::Events as usize + 1;

/// Bytes of a row of [`Section::Labels`]: offset `u32` and length `u16` of the normal form, the same of
/// the name as it is written, place `u16`, concept `u32`.
pub const LABEL_ROW: usize = 18;

/// Bytes of a row of [`Section::Shapes`]: mask `u64`, characters `u16`.
pub const SHAPE_ROW: usize = 10;

/// Bytes of a row of [`Section::Readings`]: offset `u32` and length `u16` of the blurred pinyin, the same
/// of the pinyin, label `u32`.
pub const READING_ROW: usize = 16;

/// Bytes of a row of [`Section::Initials`]: offset `u32` and length `u16` of the initials, label `u32`.
pub const INITIALS_ROW: usize = 10;

/// A concept as it is stored: what the file says, and what follows from the rest of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The entry.
    pub concept: Concept,
    /// What other entries say about it.
    pub derived: Derived,
}

/// What follows for a concept from the rest of the file. Numbers are positions in their section.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derived {
    /// Pinyin of the Chinese preferred term, with tone marks; empty if it holds no Chinese character.
    pub pinyin: String,
    /// Concepts that are kinds of it.
    pub narrower: Vec<u32>,
    /// Concepts that are parts of it.
    pub parts: Vec<u32>,
    /// Concepts that are instances of it.
    pub instances: Vec<u32>,
    /// Concepts developed by it.
    pub developed: Vec<u32>,
    /// Related concepts, whichever side names the other; its own first.
    pub related: Vec<u32>,
    /// Comparisons that it takes part in.
    pub comparisons: Vec<u32>,
    /// Events of its own and events that also belong to it.
    pub events: Vec<u32>,
}

/// A concept as others refer to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// Identifier.
    pub id: String,
    /// Chinese preferred term.
    pub zh: String,
    /// English preferred term.
    pub en: String,
}

/// A dated note with the concept it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Position of the concept that the event is written under.
    pub concept: u32,
    /// Position of the innermost stage that its year lies in.
    pub stage: u32,
    /// Position of the subject field of its concept.
    pub subject_field: u32,
    /// The note.
    pub note: HistoryNote,
}

/// The standing of a designation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// The recommended term.
    Preferred,
    /// A short form.
    Abbreviation,
    /// An accepted synonym.
    Admitted,
    /// A term to avoid in this sense.
    Deprecated,
    /// A form that is only searched for.
    Hidden,
    /// The identifier of the concept, now or formerly.
    Identifier,
}

/// Every status, in the order of [`Status`].
pub const STATUSES: [Status; 6] = [
    Status::Preferred,
    Status::Abbreviation,
    Status::Admitted,
    Status::Deprecated,
    Status::Hidden,
    Status::Identifier,
];

/// Where in its concept a designation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Whether it is English; identifiers count as English.
    pub english: bool,
    /// Its standing.
    pub status: Status,
    /// Its position among the terms of that standing.
    pub position: u16,
}

impl Place {
    const ENGLISH: u16 = 1 << 15;
    const POSITION_BITS: u16 = 12;

    /// One bit of language, three of status, twelve of position.
    fn to_bits(self) -> u16 {
        assert!(self.position < 1 << Self::POSITION_BITS, "more than 4,096 terms in one list");
        let language = if self.english { Self::ENGLISH } else { 0 };
        language | (self.status as u16) << Self::POSITION_BITS | self.position
    }

    /// The place that [`Self::to_bits`] wrote.
    pub(crate) fn from_bits(bits: u16) -> Self {
        Self {
            english: bits & Self::ENGLISH != 0,
            status: STATUSES[usize::from(bits >> Self::POSITION_BITS & 0b111)],
            position: bits & ((1 << Self::POSITION_BITS) - 1),
        }
    }
}

/// Packs a collection that keeps the rules of [`crate::integrity`]. `pinyin` has the reading of each
/// concept's Chinese preferred term, in the order of the file.
///
/// # Panics
///
/// If a reference does not resolve, or if there are more concepts or longer texts than the form can
/// number.
#[must_use]
pub fn pack(
    collection: &Collection,
    pinyin: &[String],
    folding: Folding<'_>,
    sounds: Sounds<'_>,
) -> Vec<u8> {
    let index: Index =
        (0..).zip(&collection.concepts).map(|(i, concept)| (concept.id.as_str(), i)).collect();
    let events = events(collection, &index);
    let labels = labels(collection, folding);
    let mut text = String::new();
    let (mut rows, mut shapes) = (Vec::new(), Vec::new());
    for label in &labels {
        add_text(&label.normal, &mut text, &mut rows);
        add_text(label.written, &mut text, &mut rows);
        rows.extend(label.place.to_bits().to_le_bytes());
        rows.extend(label.concept.to_le_bytes());
        add_shape(&label.normal, &mut shapes);
    }
    let spellings = spellings(&labels, pinyin, folding, sounds);
    let readings = readings(&spellings);
    let records = records(collection, pinyin, &index, &events);
    let references = collection.concepts.iter().map(|concept| Reference {
        id: concept.id.clone(),
        zh: concept.zh.preferred.clone(),
        en: concept.en.preferred.clone(),
    });
    // In the order of `Section`.
    join(&[
        encode::<Edition>(&collection.edition),
        table(&collection.subject_fields),
        table(&collection.aspects),
        table(&collection.stages),
        text.into_bytes(),
        rows,
        shapes,
        readings.text.into_bytes(),
        readings.rows,
        readings.shapes,
        readings.initials,
        table(&records),
        table(&references.collect::<Vec<_>>()),
        table(&collection.sources),
        table(&collection.comparisons),
        table(&events),
    ])
}

type Index<'a> = BTreeMap<&'a str, u32>;

/// A row of the index of names; the order of the fields is the order of the rows.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct LabelRow<'a> {
    normal: String,
    concept: u32,
    place: Place,
    written: &'a str,
}

fn labels<'a>(collection: &'a Collection, folding: Folding<'_>) -> Vec<LabelRow<'a>> {
    let mut labels = Vec::new();
    for (concept, entry) in (0..).zip(&collection.concepts) {
        let mut add = |written, english, status, position: usize| {
            let position = u16::try_from(position).expect("a list of terms is short");
            let place = Place { english, status, position };
            labels.push(LabelRow { normal: normalize(written, folding), concept, place, written });
        };
        for (english, section) in [(false, &entry.zh), (true, &entry.en)] {
            add(&section.preferred, english, Status::Preferred, 0);
            for (status, terms) in lists(section) {
                for (position, term) in terms.iter().enumerate() {
                    add(&term.text, english, status, position);
                }
            }
        }
        for (position, id) in std::iter::once(&entry.id).chain(&entry.former_ids).enumerate() {
            add(id, true, Status::Identifier, position);
        }
    }
    labels.sort();
    labels
}

/// How the labels are read that hold a Chinese word: the preferred term as its pinyin says, any other in
/// every way that its characters can be read.
fn spellings(
    labels: &[LabelRow<'_>],
    pinyin: &[String],
    folding: Folding<'_>,
    sounds: Sounds<'_>,
) -> BTreeSet<(u32, Spelling)> {
    let mut all = BTreeSet::new();
    for (position, label) in (0..).zip(labels) {
        let han = label.normal.chars().filter(|c| is_han(*c)).count();
        if label.place.english || han < SHORTEST_READ {
            continue;
        }
        let stated = &pinyin[label.concept as usize];
        if label.place.status == Status::Preferred && !stated.is_empty() {
            all.insert((position, stated_spelling(label.written, stated, folding)));
        } else {
            let spellings = sounds.spellings(&label.normal).into_iter();
            all.extend(spellings.map(|spelling| (position, spelling)));
        }
    }
    all
}

/// A single character sounds like too many others.
const SHORTEST_READ: usize = 2;

/// The reading that pinyin with tone marks and spaces gives a term; its Latin words are in the pinyin.
fn stated_spelling(term: &str, pinyin: &str, folding: Folding<'_>) -> Spelling {
    let mut spelling = Spelling::default();
    for word in pinyin.split_whitespace() {
        let normal = normalize(&without_tones(word), folding);
        spelling.pinyin.push_str(&normal);
        let is_latin = term.contains(word);
        spelling.initials.extend(normal.chars().take(if is_latin { usize::MAX } else { 1 }));
    }
    spelling
}

/// The sections that find names by sound.
#[derive(Default)]
struct Readings {
    text: String,
    rows: Vec<u8>,
    shapes: Vec<u8>,
    initials: Vec<u8>,
}

fn readings(spellings: &BTreeSet<(u32, Spelling)>) -> Readings {
    let mut packed = Readings::default();
    let by_sound: BTreeSet<(String, &str, u32)> = spellings
        .iter()
        .map(|(label, spelling)| (blurred(&spelling.pinyin), spelling.pinyin.as_str(), *label))
        .collect();
    for (blurred, pinyin, label) in by_sound {
        add_text(&blurred, &mut packed.text, &mut packed.rows);
        add_text(pinyin, &mut packed.text, &mut packed.rows);
        packed.rows.extend(label.to_le_bytes());
        add_shape(pinyin, &mut packed.shapes);
    }
    let by_initials: BTreeSet<(&str, u32)> =
        spellings.iter().map(|(label, spelling)| (spelling.initials.as_str(), *label)).collect();
    for (initials, label) in by_initials {
        add_text(initials, &mut packed.text, &mut packed.initials);
        packed.initials.extend(label.to_le_bytes());
    }
    packed
}

/// Puts a text into a pool and where it stands there into a row: offset `u32`, length `u16`.
fn add_text(text: &str, pool: &mut String, row: &mut Vec<u8>) {
    row.extend(number(pool.len()).to_le_bytes());
    row.extend(u16::try_from(text.len()).expect("a name is shorter than 64 kB").to_le_bytes());
    pool.push_str(text);
}

fn add_shape(normal: &str, shapes: &mut Vec<u8>) {
    let shape = Shape::of(normal);
    shapes.extend(shape.mask.to_le_bytes());
    shapes.extend(shape.length.to_le_bytes());
}

/// The terms of a language other than the preferred one, by standing.
fn lists(section: &LanguageSection) -> [(Status, &[Term]); 4] {
    [
        (Status::Abbreviation, &section.abbreviation),
        (Status::Admitted, &section.admitted),
        (Status::Deprecated, &section.deprecated),
        (Status::Hidden, &section.hidden),
    ]
}

/// Every event, in order of date, then as in the file.
fn events(collection: &Collection, index: &Index) -> Vec<Event> {
    let mut events = Vec::new();
    for concept in &collection.concepts {
        events.extend(concept.history.iter().map(|note| {
            Event {
                concept: index[concept.id.as_str()],
                stage: stage_of(note.date.year(), &collection.stages),
                subject_field: number(
                    collection
                        .subject_fields
                        .iter()
                        .position(|field| field.id == concept.subject_field)
                        .unwrap_or(0),
                ),
                note: note.clone(),
            }
        }));
    }
    events.sort_by_key(|event| event.note.date);
    events
}

/// Position of the innermost stage that holds the year. A year before all stages belongs to the first.
fn stage_of(year: u16, stages: &[Stage]) -> u32 {
    let holds = |stage: &Stage| stage.from <= year && stage.to.is_none_or(|to| year <= to);
    let part = stages.iter().position(|stage| stage.part_of.is_some() && holds(stage));
    number(part.or_else(|| stages.iter().position(holds)).unwrap_or(0))
}

fn records(
    collection: &Collection,
    pinyin: &[String],
    index: &Index,
    events: &[Event],
) -> Vec<Record> {
    let mut derived: Vec<Derived> = pinyin
        .iter()
        .map(|pinyin| Derived { pinyin: pinyin.clone(), ..Derived::default() })
        .collect();
    for (this, concept) in (0..).zip(&collection.concepts) {
        let mut link = |ids: &[String], list: fn(&mut Derived) -> &mut Vec<u32>| {
            for id in ids {
                list(&mut derived[index[id.as_str()] as usize]).push(this);
            }
        };
        link(&concept.broader, |there| &mut there.narrower);
        link(&concept.part_of, |there| &mut there.parts);
        link(&concept.instance_of, |there| &mut there.instances);
        link(&concept.developer, |there| &mut there.developed);
    }
    relate(collection, index, &mut derived);
    for (position, comparison) in (0..).zip(&collection.comparisons) {
        for id in &comparison.concepts {
            derived[index[id.as_str()] as usize].comparisons.push(position);
        }
    }
    for (position, event) in (0..).zip(events) {
        derived[event.concept as usize].events.push(position);
        for id in &event.note.also {
            derived[index[id.as_str()] as usize].events.push(position);
        }
    }
    let concepts = collection.concepts.iter().cloned();
    concepts.zip(derived).map(|(concept, derived)| Record { concept, derived }).collect()
}

/// Makes `related` symmetric: first what the entry names, then the entries that name it.
fn relate(collection: &Collection, index: &Index, derived: &mut [Derived]) {
    let named = |concept: &Concept| -> Vec<u32> {
        concept.related.iter().map(|id| index[id.as_str()]).collect()
    };
    for (there, concept) in derived.iter_mut().zip(&collection.concepts) {
        there.related = named(concept);
    }
    for (this, concept) in (0..).zip(&collection.concepts) {
        for there in named(concept) {
            let related = &mut derived[there as usize].related;
            if !related.contains(&this) {
                related.push(this);
            }
        }
    }
}

fn encode<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).expect("the model can be encoded")
}

/// Records one after another, behind their number and their offsets.
fn table<T: Serialize>(values: &[T]) -> Vec<u8> {
    let mut offsets = number(values.len()).to_le_bytes().to_vec();
    let mut data = Vec::new();
    for value in values {
        offsets.extend(number(data.len()).to_le_bytes());
        data.extend(encode(value));
    }
    offsets.extend(number(data.len()).to_le_bytes());
    offsets.extend(data);
    offsets
}

/// The magic bytes, the length of each section, the sections.
fn join(sections: &[Vec<u8>; SECTIONS]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(sections.iter().flat_map(|section| number(section.len()).to_le_bytes()));
    bytes.extend(sections.iter().flatten());
    bytes
}

fn number(value: usize) -> u32 {
    u32::try_from(value).expect("a termbase is smaller than 4 GB")
}
