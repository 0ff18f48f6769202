//! Completions and the manual page, read by the programs they are made for.
//!
//! A program that the machine lacks is passed over with a note; where `AITERM_TEST_ALL` is set, as in
//! continuous integration, that is a failure.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::program::run;

/// Gives `text` to a program; it must accept it without a word of complaint.
fn accepts(program: &str, arguments: &[&str], text: &str) {
    let mut command = Command::new(program);
    let command =
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) => {
            assert!(std::env::var_os("AITERM_TEST_ALL").is_none(), "{program}: {error}");
            eprintln!("passed over: {program} is not installed");
            return;
        }
    };
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(text.as_bytes()).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && complaint.is_empty(), "{program}: {complaint}");
}

#[test]
fn shells_accept_their_completions() {
    for (shell, program, arguments) in [
        ("bash", "bash", &["--norc", "--noprofile"][..]),
        ("zsh", "zsh", &["--no-rcs", "-n"]),
        ("fish", "fish", &["--no-config", "--no-execute"]),
    ] {
        let script = run(&["completions", shell]);
        assert_eq!(script.status, 0, "{script:?}");
        accepts(program, arguments, &script.stdout);
    }
}

#[test]
fn man_renders_the_manual() {
    let page = run(&["man"]);
    assert_eq!(page.status, 0, "{page:?}");
    accepts("man", &["--warnings", "-l", "-"], &page.stdout);
}
