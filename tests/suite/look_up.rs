//! Look-up: invariants over every name of the termbase, and queries that nobody thought of.

use std::collections::{BTreeMap, BTreeSet};

use aiterm::concept::Collection;
use aiterm::pack::{Status, pack};
use aiterm::search::lookup::{MOST_SUGGESTIONS, Tolerance, resolve};
use aiterm::search::normalize::{is_han, normalize};
use aiterm::search::{Evidence, Resolution};
use aiterm::termbase::{FOLDING, LEXICON, SOUNDS, Termbase};
use proptest::prelude::*;

/// The identifiers that a query means, whatever the evidence.
fn found(query: &str) -> BTreeSet<String> {
    found_in(&Termbase::built_in(), query, Tolerance::Fuzzy)
}

fn found_in(termbase: &Termbase<'_>, query: &str, tolerance: Tolerance) -> BTreeSet<String> {
    match resolve(termbase, FOLDING, query, tolerance) {
        Resolution::Found(hits) => {
            hits.iter().map(|hit| termbase.reference(hit.concept).id).collect()
        }
        Resolution::NotFound(_) => BTreeSet::new(),
    }
}

/// Every name of every concept, as it is written, with its standing.
fn names() -> Vec<(String, Status)> {
    let termbase = Termbase::built_in();
    let labels = (0..termbase.labels()).map(|label| termbase.label(label));
    labels.map(|label| (label.written.to_owned(), label.place.status)).collect()
}

fn full_width(text: &str) -> String {
    let widen = |c: char| match c {
        ' ' => '\u{3000}',
        '!'..='~' => char::from_u32(u32::from(c) + 0xfee0).expect("a full-width form"),
        _ => c,
    };
    text.chars().map(widen).collect()
}

#[test]
fn spelling_variants_of_every_name_find_the_same() {
    for (name, _) in names() {
        let expected = found(&name);
        assert!(!expected.is_empty(), "{name}");
        // An identifier wins over names that look like it, but only to the letter.
        let by_identifier = Termbase::built_in().position(&name).is_some();
        let variants = [
            name.to_uppercase(),
            name.to_lowercase(),
            full_width(&name),
            format!("  {name} "),
            format!("“{name}”"),
            name.replace(' ', "-"),
            name.replace('-', " "),
            name.replace('-', "\u{2011}"),
        ];
        for variant in variants {
            let variant_found = found(&variant);
            let same = if by_identifier {
                variant_found.is_superset(&expected)
            } else {
                variant_found == expected
            };
            assert!(same, "{name} finds {expected:?}, but {variant} finds {variant_found:?}");
        }
    }
}

#[test]
fn every_name_is_found_in_traditional_characters() {
    for (name, _) in names() {
        let traditional = hanconv::s2t(&name);
        assert!(found(&traditional).is_superset(&found(&name)), "{name} as {traditional}");
    }
}

#[test]
fn every_chinese_name_is_found_by_its_pinyin() {
    let termbase = Termbase::built_in();
    let mut by_pinyin: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, status) in names() {
        let han = name.chars().filter(|c| is_han(*c)).count();
        let is_own = matches!(status, Status::Preferred | Status::Abbreviation | Status::Admitted);
        if han > 1 && is_own {
            let normal = normalize(&name, FOLDING);
            for spelling in SOUNDS.spellings(&normal) {
                by_pinyin.entry(spelling.pinyin).or_default().insert(normal.clone());
            }
        }
    }
    for (pinyin, names) in by_pinyin {
        let one: Vec<&String> = names.iter().collect();
        match resolve(&termbase, FOLDING, &pinyin, Tolerance::Fuzzy) {
            Resolution::Found(hits) => {
                // 注意 and 主意 sound alike; a preferred term may say how it is read, though.
                let meant = |name: &&String| found(name);
                let all: BTreeSet<String> = one.iter().flat_map(meant).collect();
                let ids = hits.iter().map(|hit| termbase.reference(hit.concept).id);
                assert!(ids.clone().all(|id| all.contains(&id)), "{pinyin}: {names:?}");
            }
            Resolution::NotFound(suggestions) => {
                // Two names of one sound are suggested, and what is an English word means itself.
                let is_shared = names.len() > 1 && !suggestions.is_empty();
                let is_english = LEXICON.knows(&pinyin);
                let is_read_otherwise = names.iter().all(|name| SOUNDS.spellings(name).len() > 1);
                assert!(
                    is_shared || is_english || is_read_otherwise || pinyin.len() < 4,
                    "{pinyin}: {names:?} is not found"
                );
            }
        }
    }
}

#[test]
fn a_swap_in_a_long_latin_name_still_finds_it() {
    let mut missed = Vec::new();
    for (name, status) in names() {
        let is_long = name.len() >= 6 && name.bytes().all(|b| b.is_ascii_alphabetic());
        if !is_long || !matches!(status, Status::Preferred | Status::Admitted) {
            continue;
        }
        let expected = found(&name);
        for at in 0..name.len() - 1 {
            let mut letters = name.clone().into_bytes();
            letters.swap(at, at + 1);
            let swapped = String::from_utf8(letters).expect("still ASCII");
            // A swap that makes a word, or the pinyin of one, is no slip: resent, duobao.
            let lower = swapped.to_lowercase();
            let is_word = LEXICON.knows(&lower) || LEXICON.knows_sound(&lower);
            if found(&swapped) != expected && !is_word {
                missed.push(format!("{swapped} for {name}: {:?}", found(&swapped)));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn slips_are_corrected_where_one_concept_is_meant() {
    for (slip, id) in [
        ("涌现能利", "emergent-abilities"),
        ("大语言摸型", "large-language-model"),
        ("transformr", "transformer"),
        ("RHLF", "rlhf"),
        ("embeding", "embedding"),
        ("retreival augmented generation", "retrieval-augmented-generation"),
        ("hallucinaton", "hallucination"),
        ("model quantisation", "quantization"),
        ("LLMs", "large-language-model"),
        ("biases", "bias"),
    ] {
        assert_eq!(found(slip), BTreeSet::from([id.to_owned()]), "{slip}");
    }
}

#[test]
fn what_is_no_concept_is_refused() {
    for query in REFUSED.split([',', '\n']).map(str::trim).filter(|query| !query.is_empty()) {
        assert_eq!(found(query), BTreeSet::new(), "{query}");
    }
}

/// Everyday words, opposites, other concepts of the field, other products, versions that do not exist.
const REFUSED: &str = "
    泛滥, 微信, 大模特, 蒸汽, 蒸馏水, 量化宽松, 你好, 今天天气怎么样, 推力, 对其
    lore, loan, hello, asdfgh, wheel alignment, KTP, BPO, code, coder, clause, taken, argent, promptly
    transformed, conference, assignment, intention, perimeter, seasoning, emergency, perception
    quantitation, overfilling, fool use, dose estimation, saving law, natural network, prompt infection
    GPT-9, GPT-45, ChatGLM-7B, Transformer-XL, Stable Diffusion XL, ImageNet-C
    world2vec, OpenAPI, AI government, Zhihu, 文心一格
    专用人工智能, 间接偏好优化, 远端策略优化, 蓝队测试, 不可解释性, 浅度学习, 行业小模型
    位置解码, misalignment, irresponsible AI, semi-supervised learning
    人工智能法, 逆强化学习, 推荐模型, 语音模型, 语言模板, 大语音模型
    视觉模型, 视频识别, 语义识别, 计算机听觉, 目标检索, 基准模型, 数据集成, 电力需求, 扩展模型
    提升工程, 标准测试, 强化复习, 奖惩模型, 红外测试, 文件生成, 人工智能治疗, 方向传播, 机械学习, 监督学校
    malignment, iTransformer, reset, resent, compete, meat, soar, inter, clade, automaton
    to consume, exert system, red team tasting, mixture of exports, code retraining, pro-training, date set
    推力模型, 目标监测, 涂片分类, 预言模型, 本文摘要, rags, cots, maa
    large action model, neural language model, test generation, image language model, interoperability
";

#[test]
fn the_exact_form_corrects_nothing() {
    let termbase = Termbase::built_in();
    assert!(
        found_in(&termbase, "ｔｒａｎｓｆｏｒｍｅｒ", Tolerance::Exact).contains("transformer")
    );
    assert_eq!(found_in(&termbase, "transformr", Tolerance::Exact), BTreeSet::new());
}

#[test]
fn a_homograph_gives_each_sense() {
    let both = BTreeSet::from(["inference".to_owned(), "reasoning".to_owned()]);
    assert_eq!(found("推理"), both);
}

#[test]
fn a_name_to_avoid_elsewhere_is_the_other_concepts_own() {
    assert_eq!(found("大模型"), BTreeSet::from(["large-model".to_owned()]));
}

#[test]
fn the_evidence_says_how_the_name_was_found() {
    let termbase = Termbase::built_in();
    let first = |query: &str| match resolve(&termbase, FOLDING, query, Tolerance::Fuzzy) {
        Resolution::Found(hits) => hits[0].clone(),
        Resolution::NotFound(_) => panic!("{query} is not found"),
    };
    let (exact, normal, slip) = (first("LoRA"), first("Lora"), first("emergent abilites"));
    assert_eq!((exact.by, exact.status), (Evidence::Exact, Status::Abbreviation));
    assert_eq!((normal.by, normal.term.as_str()), (Evidence::Normalized, "LoRA"));
    assert_eq!(slip.by, Evidence::Spelling);
    assert!(slip.score < exact.score && slip.score > 0.5);
}

#[test]
fn a_refusal_suggests_what_may_have_been_meant() {
    let termbase = Termbase::built_in();
    let suggested = |query: &str| match resolve(&termbase, FOLDING, query, Tolerance::Fuzzy) {
        Resolution::NotFound(suggestions) => suggestions
            .into_iter()
            .map(|concept| termbase.reference(concept).id)
            .collect::<Vec<_>>(),
        Resolution::Found(_) => panic!("{query} is found"),
    };
    assert!(suggested("GPT-9").iter().any(|id| id.starts_with("gpt")));
    assert!(suggested("大模特").contains(&"large-model".to_owned()));
    assert_eq!(suggested("qzxwvk"), [""; 0]);
}

#[test]
fn the_order_of_the_file_makes_no_difference() {
    let mut collection: Collection =
        toml::from_str(include_str!("../fixture.toml")).expect("it parses");
    let queries =
        ["推理", "大模型", "gpt", "GPT-4", "agnet", "large langage model", "nothing at all"];
    let answers = |collection: &Collection| {
        let bytes =
            pack(collection, &vec![String::new(); collection.concepts.len()], FOLDING, SOUNDS);
        let termbase = Termbase::from_bytes(&bytes).expect("just packed");
        queries.map(|query| found_in(&termbase, query, Tolerance::Fuzzy))
    };
    let forwards = answers(&collection);
    collection.concepts.reverse();
    assert_eq!(answers(&collection), forwards);
    assert!(forwards[4].contains("agent") && forwards[5].contains("large-language-model"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_query_panics(query in "\\PC{0,40}") {
        let termbase = Termbase::built_in();
        if let Resolution::NotFound(suggestions) = resolve(&termbase, FOLDING, &query, Tolerance::Fuzzy) {
            prop_assert!(suggestions.len() <= MOST_SUGGESTIONS);
        }
    }

    #[test]
    fn no_near_query_panics(query in "[a-z涌现能力大语言模型GPT0-9. -]{0,16}") {
        let termbase = Termbase::built_in();
        let fuzzy = resolve(&termbase, FOLDING, &query, Tolerance::Fuzzy);
        let exact = resolve(&termbase, FOLDING, &query, Tolerance::Exact);
        // What is listed is taken at its word, with or without tolerance.
        if matches!(exact, Resolution::Found(_)) {
            prop_assert_eq!(exact, fuzzy);
        }
    }

    #[test]
    fn no_letter_put_into_a_name_panics(
        seed in any::<proptest::sample::Index>(),
        at in any::<proptest::sample::Index>(),
        letter in "[a-z涌]",
    ) {
        let names = names();
        let (name, _) = seed.get(&names);
        let mut letters: Vec<char> = name.chars().collect();
        let at = at.index(letters.len() + 1);
        letters.splice(at..at, letter.chars());
        let changed: String = letters.into_iter().collect();
        // Whatever is found, it has the evidence to show for it.
        let fuzzy = resolve(&Termbase::built_in(), FOLDING, &changed, Tolerance::Fuzzy);
        prop_assert!(!matches!(fuzzy, Resolution::Found(hits) if hits.is_empty()));
    }
}
