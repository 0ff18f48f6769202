//! Bad input, broken pipes, odd environments: a clear message, the right status, no panic.

use std::io::Read;
use std::process::Stdio;

use crate::program::{Run, command, run, run_with_input};

/// Wrong usage: status 2, a message, nothing on standard output.
fn assert_usage(run: &Run, word: &str) {
    assert_eq!(run.status, 2, "{run:?}");
    assert!(run.stdout.is_empty(), "{run:?}");
    assert!(run.stderr.contains(word), "{run:?}");
}

/// No such thing: status 1, a message, nothing on standard output.
fn assert_nothing(run: &Run) {
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.stdout.is_empty(), "{run:?}");
    assert!(run.stderr.starts_with("error: ") || run.stderr.starts_with("错误："), "{run:?}");
    assert!(!run.stderr.contains('\u{1b}'), "{run:?}");
}

#[test]
fn an_empty_query_is_wrong_usage() {
    for arguments in [
        &["explain"][..],
        &["explain", ""],
        &[""],
        &["  "],
        &["timeline", ""],
        &["compare", "", "RAG"],
    ] {
        assert_usage(&run(arguments), "error: ");
    }
}

#[test]
fn no_arguments_give_help_and_status_2() {
    assert_usage(&run::<&str>(&[]), "Usage: aiterm");
}

#[test]
fn punctuation_is_no_concept() {
    for query in ["???", "……", "-_-", "「」", "\u{200b}"] {
        assert_nothing(&run(&["explain", "--", query]));
    }
}

#[test]
fn control_characters_are_shown_and_not_sent() {
    for query in ["\u{1b}[31mred", "a\u{7}b", "x\u{202e}y", "\u{9b}31m", "\u{1b}]8;;http://x\u{7}y"]
    {
        for command in ["explain", "timeline"] {
            let run = run(&[command, query]);
            assert_nothing(&run);
            assert!(!run.stderr.contains(|c: char| c.is_control() && c != '\n'), "{run:?}");
            assert!(!run.stderr.contains('\u{202e}'), "{run:?}");
        }
        let compared = run(&["compare", query, "RAG"]);
        assert!(!compared.stderr.trim_end().contains('\u{1b}'), "{compared:?}");
    }
}

#[test]
fn a_very_long_query_is_refused_in_a_short_message() {
    for letter in ["x", "模", "GPT "] {
        let query = letter.repeat(100_000 / letter.len());
        let run = run(&["explain", &query]);
        assert_nothing(&run);
        assert!(run.stderr.len() < 1000, "{}", run.stderr.len());
        let run = run_with_input(&["-"], query.as_bytes());
        assert_nothing(&run);
    }
}

#[cfg(unix)]
#[test]
fn arguments_that_are_not_utf_8_are_wrong_usage() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let bad = OsStr::from_bytes(b"\xff\xfe");
    for before in
        [&[][..], &["explain"], &["compare", "RAG"], &["timeline"], &["timeline", "--since"]]
    {
        let arguments: Vec<&OsStr> = before.iter().map(OsStr::new).chain([bad]).collect();
        assert_usage(&run(&arguments), "UTF-8");
    }
}

#[test]
fn lines_that_are_not_utf_8_are_reported_and_the_rest_is_answered() {
    let run = run_with_input(&["--brief", "-"], b"RAG\n\xff\xfe\nLoRA\n");
    assert_eq!(run.status, 3, "{run:?}");
    assert_eq!(run.stdout.lines().count(), 2, "{run:?}");
    assert!(run.stderr.contains("line 2"), "{run:?}");
    // In JSON, a line that cannot be read has its line all the same.
    let json = run_with_input(&["--json", "-"], b"RAG\n\xff\xfe\nLoRA\n");
    assert_eq!((json.status, json.stdout.lines().count()), (3, 3), "{json:?}");
}

#[test]
fn a_line_without_end_is_not_kept() {
    let mut input = vec![b'x'; 3 << 20];
    input.extend(b"\nRAG\n");
    let run = run_with_input(&["--brief", "-"], &input);
    assert_eq!((run.status, run.stdout.lines().count()), (3, 1), "{}", run.stderr);
    assert!(run.stderr.contains("line 1 of standard input is too long"), "{}", run.stderr);
}

#[test]
fn nobody_goes_on_answering_when_nobody_reads() {
    let mut command = command(&[]);
    command
        .args(["--brief", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = command.spawn().expect("it starts");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("a pipe");
    // Queries without end: it must stop by itself, and then writing to it fails.
    while std::io::Write::write_all(&mut stdin, b"RAG\n").is_ok() {}
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn a_misspelt_command_alone_is_pointed_out() {
    let run = run(&["timline"]);
    assert_nothing(&run);
    assert!(run.stderr.contains("aiterm timeline"), "{run:?}");
}

#[test]
fn standard_input_may_be_empty_and_may_lack_its_last_line_feed() {
    let empty = run_with_input(&["-"], b"");
    assert_eq!((empty.status, empty.stdout.as_str(), empty.stderr.as_str()), (0, "", ""));
    let run = run_with_input(&["-", "--brief"], "RAG\r\n\r\n涌现能力".as_bytes());
    assert_eq!((run.status, run.stdout.lines().count()), (0, 2), "{run:?}");
}

#[test]
fn wrong_dates_are_wrong_usage() {
    for date in ["20", "2017-13", "2017-02-30", "yesterday", "2017/06", ""] {
        assert_usage(&run(&["timeline", "--since", date]), "since");
    }
    assert_usage(&run(&["timeline", "--since", "2020", "--until", "2019-12"]), "--until");
}

#[test]
fn wrong_comparisons_are_wrong_usage() {
    assert_usage(&run(&["compare"]), "not 0");
    assert_usage(&run(&["compare", "RAG"]), "two to four");
    assert_usage(&run(&["compare", "RAG", "rag"]), "one concept");
    assert_usage(&run(&["compare", "RAG", "检索增强生成"]), "是同一个概念");
    assert_usage(&run(&["compare", "RAG", "LoRA", "GPT", "BERT", "MoE"]), "not 5");
    assert_usage(&run(&["compare", "vs"]), "two to four");
}

#[test]
fn a_misspelt_command_is_not_taken_for_a_query() {
    assert_usage(&run(&["comapre", "RAG", "微调"]), "compare");
    assert_usage(&run(&["explian", "RAG", "--lang", "en"]), "`explain`");
    // One word is a query.
    assert_nothing(&run(&["timelin"]));
}

#[test]
fn wrong_options_are_wrong_usage_in_the_readers_language() {
    for (arguments, english, chinese) in [
        (&["RAG", "--frobnicate"][..], "no such option", "没有"),
        (&["RAG", "--width", "19"], "cannot be", "不对"),
        (&["RAG", "--width", "5"], "from 20", "20 到"),
        (&["RAG", "--lang", "fr"], "there is: auto", "可用：auto"),
        (&["RAG", "--width"], "needs a value", "缺少值"),
        (&["RAG", "--brief", "--full"], "does not go with", "不能同用"),
        (&["completions"], "is missing", "缺少"),
        (&["list", "--kind", "party"], "there is: concept", "可用：concept"),
        (&["--exact", "list"], "no such option: `--exact`", "没有“--exact”"),
        (&["RAG", "--brief=1"], "takes no value", "不带值"),
        (&["--brief", "compare", "RAG", "LoRA"], "no such option: `--brief`", "没有“--brief”"),
        (&["timeline", "--since", "2020/01"], "a date is written", "日期写作"),
        (&["timeline", "--field", "nowhere"], "no such subject field", "没有"),
        (&["timeline", "--kind", "party"], "there is: paper", "可用：paper"),
    ] {
        assert_usage(&run(arguments), english);
        let in_chinese =
            command(&[("LANG", "zh_CN.UTF-8")]).args(arguments).output().expect("the program runs");
        assert_usage(&in_chinese.into(), chinese);
    }
    let variable = command(&[("AITERM_LANG", "fr")]).arg("RAG").output().expect("the program runs");
    assert_usage(&variable.into(), "AITERM_LANG");
}

#[test]
fn options_go_before_and_after_the_command() {
    let after = run(&["explain", "RAG", "--lang", "zh", "--format", "markdown", "--brief"]);
    let before = run(&["--lang", "zh", "--format", "markdown", "--brief", "explain", "RAG"]);
    assert_eq!(after.status, 0);
    assert_eq!(after.stdout, before.stdout);
    let exact = run(&["--exact", "compare", "transformr", "RNN"]);
    assert_eq!(exact.status, 1, "{exact:?}");
    // The later one wins.
    let both =
        run(&["--json", "explain", "RAG", "--format", "markdown", "--lang", "zh", "--brief"]);
    assert_eq!(both.stdout, after.stdout);
}

#[test]
fn a_bare_query_is_explained() {
    assert_eq!(
        run(&["chain", "of", "thought"]).stdout,
        run(&["explain", "chain of thought"]).stdout
    );
    // After `--`, a command's own word is a query.
    assert_nothing(&run(&["--", "timeline"]));
}

#[test]
fn the_language_is_that_of_the_query_or_of_the_locale_or_as_asked() {
    let first_word = |environment: &[(&str, &str)], arguments: &[&str]| {
        let output = command(environment).args(arguments).output().expect("the program runs");
        Run::from(output).stdout.split_whitespace().next().unwrap_or_default().to_owned()
    };
    assert_eq!(first_word(&[], &["RAG"]), "retrieval-augmented");
    assert_eq!(first_word(&[("LC_ALL", "C")], &["检索增强生成"]), "检索增强生成");
    assert_eq!(first_word(&[("LANG", "zh_CN.UTF-8")], &["RAG"]), "检索增强生成");
    assert_eq!(
        first_word(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "en_US.UTF-8")], &["RAG"]),
        "retrieval-augmented"
    );
    assert_eq!(first_word(&[("AITERM_LANG", "zh")], &["RAG"]), "检索增强生成");
    assert_eq!(
        first_word(&[("AITERM_LANG", "zh")], &["RAG", "--lang", "en"]),
        "retrieval-augmented"
    );
    assert_eq!(first_word(&[], &["检索增强生成", "--lang", "en"]), "retrieval-augmented");
}

#[test]
fn a_reader_who_leaves_early_is_no_error() {
    for arguments in [&["timeline", "--all"][..], &["--full", "transformer", "--json"], &["--help"]]
    {
        let mut command = command(&[]);
        let mut child = command
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        // The reading end is closed before anything is read.
        drop(child.stdout.take());
        let mut stderr = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut stderr).expect("UTF-8");
        let status = child.wait().expect("it ends");
        assert_eq!((status.code(), stderr.as_str()), (Some(0), ""), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_status_3() {
    for arguments in
        [&["RAG"][..], &["timeline", "--json"], &["compare", "RAG", "LoRA"], &["--version"]]
    {
        let full =
            std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full device");
        let output = command(&[]).args(arguments).stdout(full).output().expect("the program runs");
        let run = Run::from(output);
        assert_eq!(run.status, 3, "{arguments:?}: {run:?}");
        assert!(run.stderr.contains("cannot write"), "{run:?}");
    }
}

#[test]
fn help_and_version_are_answers() {
    let version = run(&["--version"]);
    assert_eq!(
        (version.status, version.stdout.trim()),
        (0, concat!("aiterm ", env!("CARGO_PKG_VERSION")))
    );
    for arguments in [&["--help"][..], &["-h"], &["help", "compare"], &["timeline", "--help"]] {
        let english = run(arguments);
        assert_eq!(english.status, 0, "{english:?}");
        assert!(english.stdout.contains("Usage: "), "{english:?}");
        let chinese =
            command(&[("AITERM_LANG", "zh")]).args(arguments).output().expect("the program runs");
        assert!(Run::from(chinese).stdout.contains("用法："), "{arguments:?}");
    }
}
