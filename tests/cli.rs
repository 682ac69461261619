//! The command line as a person or a script meets it: answers, complaints, exit status.

mod common;

use std::io::Write;
use std::net::TcpListener;
use std::process::{Command, Output, Stdio};

use common::{Folder, armsledger};

const TEXT: &str = "The South Korean Defense Ministry said on Tuesday that North Korea had delivered 200 howitzers to Russia.";

#[test]
fn help_names_every_command_with_examples_and_exit_codes() {
    let help = stdout(&run(armsledger().arg("--help")));
    for word in [
        "serve",
        "migrate",
        "extract",
        "explain",
        "ingest",
        "demo",
        "healthcheck",
        "lexicon",
        "Examples:",
        "Exit status:",
    ] {
        assert!(help.contains(word), "{word} is missing in:\n{help}");
    }
    assert!(!help.contains("dev"), "the project's own command is hidden");
    for command in [
        &["serve"][..],
        &["migrate"],
        &["extract"],
        &["explain"],
        &["ingest"],
        &["demo"],
        &["healthcheck"],
        &["config"],
        &["config", "check"],
        &["lexicon"],
        &["lexicon", "check"],
        &["openapi"],
    ] {
        let help = stdout(&run(armsledger().args(command).arg("--help")));
        assert!(help.contains("Example"), "{command:?} --help shows no example:\n{help}");
        assert!(help.contains("Exit status: 0 "), "{command:?} --help tells no exit status:\n{help}");
    }
}

#[test]
fn a_misspelt_command_ends_with_2_and_names_the_nearest() {
    let output = run(armsledger().arg("extrakt"));
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("extract"), "{}", stderr(&output));
    assert_eq!(run(armsledger().args(["extract", "--format", "xml"])).status.code(), Some(2));
}

#[test]
fn a_bad_setting_ends_with_78_before_anything_starts() {
    let folder = Folder::new("bad-setting");
    let data_dir = folder.0.join("never");
    for (name, value) in
        [("ARMSLEDGER_LISTEN", "here"), ("ARMSLEDGER_LOG_FORMAT", "xml"), ("DATABASE_URL", "hunter2")]
    {
        let output = run(armsledger().arg("serve").env(name, value).env("ARMSLEDGER_DATA_DIR", &data_dir));
        assert_eq!(output.status.code(), Some(78), "{name}: {}", stderr(&output));
        assert!(stderr(&output).contains(name), "{}", stderr(&output));
        assert!(!data_dir.exists(), "{name}: something was started");
        assert!(!stderr(&output).contains("hunter2"), "a secret was printed");
    }
}

#[test]
fn config_check_shows_every_setting_and_no_secret() {
    let check = |command: &mut Command| run(command.args(["config", "check"]));
    let shown = stdout(&check(&mut armsledger()));
    for name in [
        "ARMSLEDGER_LISTEN",
        "ARMSLEDGER_LOG",
        "ARMSLEDGER_DATA_DIR",
        "ARMSLEDGER_LEXICON_DIR",
        "DATABASE_URL",
    ] {
        assert!(shown.contains(name), "{name} is missing in:\n{shown}");
    }
    assert!(shown.contains("127.0.0.1:8080  (default"), "{shown}");
    let output = check(
        armsledger()
            .env("DATABASE_URL", "postgres://me:hunter2@localhost/ledger")
            .env("ARMSLEDGER_LISTEN", "127.0.0.1:9999")
            .env("ARMSLEDGER_LISTN", "x"),
    );
    let shown = stdout(&output);
    assert!(shown.contains("127.0.0.1:9999  (environment"), "{shown}");
    assert!(!shown.contains("hunter2") && shown.contains("***"), "{shown}");
    assert!(stderr(&output).contains("ARMSLEDGER_LISTN is no setting; did you mean ARMSLEDGER_LISTEN?"));
}

#[test]
fn extract_prints_the_article_its_reports_and_its_doubts() {
    let output =
        fed(armsledger().args(["extract", "--published", "2025-02-11", "--outlet", "Sample Wire"]), TEXT);
    assert!(output.status.success(), "{}", stderr(&output));
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("the answer is JSON");
    assert_eq!(answer["article"]["outlet"], "Sample Wire");
    assert_eq!(answer["article"]["published_basis"], "given");
    assert!(answer["reports"].is_array() && answer["doubts"].is_array());
}

#[test]
fn a_missing_date_is_today_and_says_so() {
    let output = fed(armsledger().args(["extract", "-"]), TEXT);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("the answer is JSON");
    assert_eq!(answer["article"]["published_basis"], "fallback");
}

#[test]
fn the_table_is_plain_when_piped() {
    let output = fed(
        armsledger().args(["extract", "--published", "2025-02-11", "--format", "table", "--doubts"]),
        TEXT,
    );
    let table = stdout(&output);
    assert!(output.status.success() && table.contains(" report") && table.contains(" doubt"), "{table}");
    assert!(!table.contains('\u{1b}'), "colour in a pipe");
}

#[test]
fn what_cannot_be_read_is_one_sentence_and_status_1() {
    let bad_date = fed(armsledger().args(["extract", "--published", "soon"]), TEXT);
    assert_eq!(bad_date.status.code(), Some(1));
    assert!(
        stderr(&bad_date).contains("published") && stderr(&bad_date).lines().count() == 1,
        "{}",
        stderr(&bad_date)
    );
    let no_file = run(armsledger().args(["extract", "no-such-file.txt"]));
    assert_eq!(no_file.status.code(), Some(1));
    assert!(stderr(&no_file).contains("no-such-file.txt"));
    assert_eq!(fed(armsledger().arg("extract"), "  \n").status.code(), Some(1));
}

#[test]
fn ndjson_answers_in_order_and_survives_a_bad_line() {
    let line = |id: &str| {
        format!(
            r#"{{"id": "{id}", "title": "T", "text": "{TEXT}", "published": "2025-02-11", "outlet": null}}"#
        )
    };
    let input = format!("{}\nnonsense\n\n{}", line("a"), line("b"));
    let output = fed(armsledger().args(["extract", "--ndjson"]), &input);
    assert_eq!(output.status.code(), Some(1), "a bad line was there");
    let answers: Vec<serde_json::Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).expect("every line is JSON")).collect();
    let ids: Vec<Option<&str>> = answers.iter().map(|answer| answer["id"].as_str()).collect();
    assert_eq!(ids, [Some("a"), None, Some("b")]);
    assert_eq!(answers[1]["line"], 2);
    assert!(answers[0]["reports"].is_array() && answers[2]["doubts"].is_array());
}

#[test]
fn the_lines_of_ingest_are_lines_of_extract_and_explain() {
    let samples = include_str!("../samples/articles.ndjson");
    for command in ["extract", "explain"] {
        let output = fed(armsledger().args([command, "--ndjson"]), samples);
        assert!(output.status.success(), "{command}: {}", stdout(&output));
        let ids: Vec<serde_json::Value> = stdout(&output)
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["id"].clone())
            .collect();
        let numbers: Vec<String> = (1..=samples.lines().count()).map(|number| number.to_string()).collect();
        assert_eq!(ids, numbers, "{command}: a line without an id has its number");
    }
}

#[test]
fn the_host_of_a_lines_address_speaks_where_no_outlet_is_named() {
    let line = r#"{"url": "https://www.news.example/a", "published": "2025-02-11", "text": "Sweden has delivered 20 howitzers to Ukraine."}"#;
    let output = fed(armsledger().args(["extract", "--ndjson"]), line);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let origin = &answer["reports"][0]["attribution"][0]["source"]["code"];
    assert_eq!(origin, "outlet:news.example", "{answer}");
}

#[test]
fn an_unknown_field_of_a_line_is_refused_with_the_one_that_was_meant() {
    let output =
        fed(armsledger().args(["extract", "--ndjson"]), r#"{"id": "a", "text": "A.", "publishd": "x"}"#);
    assert_eq!(output.status.code(), Some(1));
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let error = answer["error"].as_str().expect("a sentence");
    assert!(error.contains("`publishd`") && error.contains("did you mean `published`?"), "{error}");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut child = armsledger()
        .args(["extract", "--ndjson"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("it is piped");
    let line = format!("{{\"id\": \"a\", \"text\": \"{TEXT}\"}}\n");
    for _ in 0..50 {
        drop(stdin.write_all(line.as_bytes()));
    }
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success() && output.stderr.is_empty(), "{}", stderr(&output));
}

#[test]
fn a_taken_port_is_one_sentence_and_nothing_is_started() {
    let folder = Folder::new("taken-port");
    let data_dir = folder.0.join("never");
    let taken = TcpListener::bind("127.0.0.1:0").expect("a loopback port is free");
    let address = taken.local_addr().expect("it is bound").to_string();
    let output =
        run(armsledger().args(["serve", "--listen", &address]).env("ARMSLEDGER_DATA_DIR", &data_dir));
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(said.contains(&address) && said.contains("--listen"), "{said}");
    assert!(!data_dir.exists(), "a Postgres was started for nothing");
}

#[test]
fn a_service_that_does_not_answer_is_not_healthy() {
    let free =
        TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port is free");
    assert_eq!(run(armsledger().args(["healthcheck", "--listen", &free.to_string()])).status.code(), Some(1));
}

#[test]
fn the_description_of_the_interface_is_printed() {
    let output = run(armsledger().arg("openapi"));
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("the answer is JSON");
    assert!(answer["paths"]["/v1/articles"]["post"].is_object());
}

/// A weapon and a ministry that nobody has.
const WEAPON: &str = "[[system]]\nid = \"zarkon_7\"\ndesignation = \"Zarkon-7\"\nnames = [\"Zarkon-7\"]\ncategory = \"drones\"\n";
const MINISTRY: &str = "[[source]]\ncode = \"SWE.wards\"\nname = \"Swedish Ministry of Wards\"\n\
    names = [\"Ministry of Wards\"]\ncountry = \"SWE\"\nkind = \"ministry\"\n";
const WARDS: &str = "Sweden delivered 20 Zarkon-7 to Ukraine in May, the Ministry of Wards said on Tuesday.";

/// A folder of words.
fn words(name: &str, files: &[(&str, &str)]) -> Folder {
    let folder = Folder::new(name);
    std::fs::create_dir(folder.0.join("systems")).expect("the temporary folder can be written");
    for (file, content) in files {
        std::fs::write(folder.0.join(file), content).expect("the temporary folder can be written");
    }
    folder
}

#[test]
fn a_weapon_and_a_ministry_of_a_folder_are_read_without_a_rebuild() {
    let folder = words(
        "lexicon",
        &[("systems/mine.toml", WEAPON), ("sources.toml", MINISTRY), ("notes.md", "Ours."), (".hidden", "x")],
    );
    let read = |command: &mut Command| -> serde_json::Value {
        let output = fed(command, WARDS);
        assert!(output.status.success(), "{}", stderr(&output));
        serde_json::from_slice(&output.stdout).expect("JSON")
    };
    let extract = || {
        let mut command = armsledger();
        command.args(["extract", "--published", "2025-06-04"]);
        command
    };
    assert!(read(&mut extract())["reports"].as_array().is_some_and(Vec::is_empty), "nobody knows the weapon");
    let by_flag = read(extract().arg("--lexicon").arg(&folder.0));
    let by_environment = read(extract().env("ARMSLEDGER_LEXICON_DIR", &folder.0));
    for answer in [by_flag, by_environment] {
        let report = &answer["reports"][0];
        assert_eq!(report["item"]["designation"], "Zarkon-7", "{answer}");
        assert_eq!(report["quantity"]["point"], 20, "{answer}");
        assert_eq!(report["attribution"][0]["source"]["code"], "SWE.wards", "{answer}");
    }
    let explained =
        fed(armsledger().args(["explain", "--published", "2025-06-04", "--lexicon"]).arg(&folder.0), WARDS);
    assert!(stdout(&explained).contains("Ministry of Wards") && stdout(&explained).contains("Zarkon-7"));
    let checked = run(armsledger().args(["lexicon", "check"]).arg(&folder.0));
    assert!(checked.status.success() && stdout(&checked).ends_with("no problems\n"), "{}", stdout(&checked));
    assert!(stdout(&checked).contains("systems/mine.toml"), "{}", stdout(&checked));
}

#[test]
fn a_bad_folder_of_words_ends_with_78_and_one_sentence_before_anything_starts() {
    let place = Folder::new("lexicon-never");
    let data_dir = place.0.join("never");
    for (name, file, content, culprit) in [
        (
            "a",
            "systems/mine.toml",
            "[[system]]\nid = \"a\"\ncolour = 1\n",
            "systems/mine.toml: line 3: unknown field `colour`",
        ),
        ("b", "actor.toml", "", "the nearest is actors.toml"),
        ("c", "numbers.toml", "", "fixed when the program is built"),
    ] {
        let folder = words(&format!("lexicon-bad-{name}"), &[(file, content)]);
        for command in
            [&["serve"][..], &["demo"], &["ingest", "-"], &["extract"], &["explain"], &["config", "check"]]
        {
            let mut started = armsledger();
            started.args(command).env("ARMSLEDGER_LEXICON_DIR", &folder.0);
            if !matches!(command[0], "extract" | "explain") {
                started.env("ARMSLEDGER_DATA_DIR", &data_dir);
            }
            if command[0] == "serve" {
                started.args(["--listen", "127.0.0.1:0"]);
            }
            let output = run(&mut started);
            let said = stderr(&output);
            assert_eq!(output.status.code(), Some(78), "{command:?}: {said}");
            assert!(said.contains(culprit) && said.contains("ARMSLEDGER_LEXICON_DIR"), "{command:?}: {said}");
            assert_eq!(said.lines().count(), 1, "{command:?}: {said}");
        }
    }
    assert!(!data_dir.exists(), "something was started");
    let missing = run(armsledger().args(["extract", "--lexicon", "no-such-folder"]));
    assert_eq!(missing.status.code(), Some(78), "{}", stderr(&missing));
    assert!(stderr(&missing).contains("no-such-folder"), "{}", stderr(&missing));
}

#[test]
fn lexicon_check_tells_every_problem_and_ends_with_1() {
    let sound = run(armsledger().args(["lexicon", "check"]));
    assert!(sound.status.success() && stdout(&sound).ends_with("no problems\n"), "{}", stdout(&sound));
    let two = format!(
        "{WEAPON}colour = 1\n[[system]]\nid = \"a\"\ndesignation = \"A\"\nnames = [\" \"]\ncategory = \"toys\"\n"
    );
    let folder = words("lexicon-two", &[("systems/mine.toml", &two), ("actor.toml", "")]);
    let output = run(armsledger().args(["lexicon", "check", "--lexicon"]).arg(&folder.0));
    let said = stdout(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    for culprit in [
        "actor.toml: no file of the lexicon has this name",
        "systems/mine.toml: zarkon_7: unknown field `colour`",
        "systems/mine.toml: a: `category`: `toys`",
        "systems/mine.toml: a: is out of order",
        "an empty name",
    ] {
        assert!(said.contains(culprit), "{culprit} is missing in:\n{said}");
    }
    assert!(said.ends_with(" problems\n") && !said.contains('\u{1b}'), "{said}");
    assert_eq!(run(armsledger().args(["lexicon", "check", "no-such-folder"])).status.code(), Some(1));
}

fn run(command: &mut Command) -> Output {
    command.output().expect("the binary starts")
}

fn fed(command: &mut Command, input: &str) -> Output {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the binary starts");
    child.stdin.take().expect("it is piped").write_all(input.as_bytes()).expect("it reads all");
    child.wait_with_output().expect("it ends")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}
