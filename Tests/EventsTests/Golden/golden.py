#!/usr/bin/env python3
"""Writes the golden vectors of the journal: one event of every kind, as a chain from a journal's anchor.

It knows the format from the documentation alone (JSON with sorted keys, framed header fields, SHA-256) and shares no
code with the program. A vector that is there is never written again: add new ones at the end of EVENTS.
"""
import hashlib
import json
import pathlib
import struct

HERE = pathlib.Path(__file__).parent
JOURNAL, DEVICE, SITE = "00112233445566778899aabbccddeeff", "KIOSK-1", "NAN-01"
BOOT = "3f0c2b1e-7a55-4c1d-9d0e-6b7c8d9e0f11"


def field(value):
    data = struct.pack(">q", value) if isinstance(value, int) else value.encode("utf-8")
    return struct.pack(">I", len(data)) + data


def sha256(data):
    return hashlib.sha256(data)


def visit(**changes):
    facts = dict(
        channel="WALKIN", date="2026-11-21", day=12, drill=False, entry="TICKET", lane="NORMAL", period="OFFICE",
        service="G01", visitor_type="NOT_STATED")
    return facts | changes


def rating(**changes):
    facts = dict(basis="EXIT", date="2026-11-21", day=12, device="exit-pad", drill=False,
                 question="OVERALL", scale=5, score=4,
                 survey="BUTTON_PAD")
    return facts | changes


def rated(**changes):
    return dict(journal=JOURNAL, rating=rating(**changes), seq=14)


def text(thai, english):
    return dict(en=english, th=thai)


def hours(**changes):
    return dict(close=990, extended=False, last_ticket=960, open=510, tickets_from=450) | changes


TICKET = dict(number=7, series="A")
REFERENCE = dict(journal=JOURNAL, seq=6, ticket=TICKET, visit=visit())
JOB = "NAN-01 12 A007"
KEY = dict(control="KEY_1", device="front-pad")
TALLY = dict(by=dict(channel="WALKIN", date="2026-11-21", lane="NORMAL", period="OFFICE", service="G01",
                     visitor_type="NOT_STATED"), count=-1, measure="issued", table="visits")
OFFERED = [dict(channel="WALKIN", name="ให้คำปรึกษาแนะนำเบื้องต้น", service="G01"),
           dict(channel="BOOTH", name="สอบถาม / \"ข้อมูล\"", service="G02")]
SKIPPED = [dict(date="2026-11-18", status="NO_DATA"), dict(date="2026-11-19", status="HOLIDAY"),
           dict(date="2026-11-20", status="CLOSED")]

# name, command_id, body
EVENTS = [
    ("kiosk.started", None, dict(program="0.1.0")),
    ("service_day.opened", None,
     dict(date="2026-11-21", day=12, offered=OFFERED, skipped=SKIPPED, status="OPEN")),
    ("device.plugged", None, dict(device="front-pad")),
    ("numbers.skipped", None, dict(day=12, first=1, last=6, series="A")),
    ("printer.state_changed", None, dict(condition="ready", printer="front", reasons=["none"])),
    ("ticket.issued", "0d2f5c3a-issue",
     dict(base=1795223006006, key=1795223006006, paper=dict(job=JOB, printer="front"), source=KEY, ticket=TICKET,
          visit=visit())),
    ("ticket.handed_over", None,
     dict(evidence="spooler", job=JOB, job_number=41, job_uuid="urn:uuid:5a0e1c2b-0000-3d4e-5f60-718293a4b5c6",
          printer="front", reference=REFERENCE)),
    ("ticket.printed", None, dict(printer="front", reference=REFERENCE)),
    ("ticket.print_failed", None, dict(printer="front", reason="job_aborted", reference=REFERENCE)),
    ("ticket.unconfirmed", None, dict(printer="front", reason="restart", reference=REFERENCE)),
    ("ticket.shown_on_screen", None, dict(reason="late", reference=REFERENCE)),
    ("ticket.voided", "0d2f5c3a-void", dict(after_close=False, reason="NOT_TAKEN", reference=REFERENCE)),
    ("visitor.counted", "0d2f5c3a-count",
     dict(count=25, visit=visit(channel="BOOTH", entry="STAFF", lane="PRIORITY", period="WEEKEND_HOLIDAY",
                                visitor_type="COMMUNITY_ENTERPRISE"))),
    ("rating.given", None,
     dict(invitation=3, rating=rating(basis="COUNTER", counter=2, service="G01", survey="KIOSK_TOUCH"))),
    ("rating.excluded", None, dict(reason="REPEAT", reference=rated(drill=True))),
    ("alert.raised", None, dict(alert="many_tickets_from_one_key", count=16, source=KEY)),
    ("clock.jumped", None, dict(expected=1795224000000, found=946684800000, reason="before_build")),
    ("clock.settled", "0d2f5c3a-date", dict(by="staff", clock_believed=True, date="2026-11-21", moved=[TALLY], status="CLOSED")),
    ("device.unplugged", None, dict(device="front-pad", reason="removed")),
    ("service_day.closed", None, dict(closed_at=1795280400000, counting=1, date="2026-11-21", day=12, totals=[TALLY])),
    ("kiosk.stopped", None, dict(reason="signal")),
    # Kinds again, with what may be absent; and a kind that no version knows.
    ("ticket.issued without paper", None,
     dict(base=1795223022022, key=1795221822022, source=dict(control="", device="control"),
          ticket=dict(number=1000, series="ก"), visit=visit(drill=True, lane="PRIORITY"))),
    ("rating.given at the exit", None, dict(rating=rating(question="OFFICER", scale=3, score=3))),
    ("ticket.voided after close", None, dict(after_close=True, reason="MISPRINT", reference=REFERENCE)),
    ("service_day.opened in a drill", None,
     dict(date="2026-11-22", day=13, offered=[], skipped=[], status="HOLIDAY")),
    ("future.kind", None, dict(anything=[1, None, True])),
    # Copies of tickets, rolls of paper, and what later versions may say besides.
    ("ticket.reprinted", "0d2f5c3a-reprint",
     dict(copy=2, issued_at=1795223006006, paper=dict(job=JOB + " copy 2", printer="front"), reason="staff",
          reference=REFERENCE)),
    ("ticket.reprinted of a doubtful hour", None,
     dict(copy=1, paper=dict(job=JOB + " copy 1", printer="front"), reason="lost", reference=REFERENCE)),
    ("roll.changed", None, dict(printer="front")),
    ("roll.checked", "0d2f5c3a-roll", dict(printer="front", sight="not_seen")),
    ("ticket.handed_over as a copy", None,
     dict(copy=2, evidence="spooler", job=JOB + " copy 2", job_number=42,
          job_uuid="urn:uuid:5a0e1c2b-0000-3d4e-5f60-718293a4b5c7", length_mm=78, printer="front",
          reference=REFERENCE)),
    ("ticket.printed as a copy", None, dict(copy=2, printer="front", reference=REFERENCE)),
    ("ticket.print_failed as a copy", None,
     dict(copy=2, printer="front", reason="job_aborted", reference=REFERENCE)),
    ("ticket.unconfirmed as a copy", None, dict(copy=2, printer="front", reason="restart", reference=REFERENCE)),
    ("printer.state_changed with its state", None,
     dict(condition="out", printer="front", reasons=["media-empty-error"], state="paper_out")),
    # The visitor's screen.
    ("rating.reason_given", None,
     dict(reason="FAST_SLOW", reference=rated(device="screen", score=2, survey="KIOSK_TOUCH"))),
    ("rating.excluded as corrected", None,
     dict(reason="CORRECTED", reference=rated(device="screen", score=2, survey="KIOSK_TOUCH"))),
    ("ticket.visitor_type_given", None, dict(reference=REFERENCE, visitor_type="COMMUNITY_ENTERPRISE")),
    # Staff at the visitor's screen.
    ("staff.admitted", None, dict(device="screen")),
    ("staff.locked_out", None, dict(device="screen", tries=5)),
    ("staff.acted", None, dict(device="screen", task="daily_summary")),
    ("staff.acted in vain", None, dict(device="screen", failure="no_stick", task="copy_to_usb")),
    ("issuing.paused", "0d2f5c3a-pause", dict(source=dict(control="staff", device="screen"))),
    ("issuing.resumed", None, dict(source=dict(control="", device="control"))),
    ("guide.requested", None,
     dict(date="2026-11-21", day=12, drill=False, language="th", printer="front", service="G01")),
    # What the office offers; who is at which post.
    ("office.described", None,
     dict(services=[
         dict(code="G01", documents=[text("บัตรประชาชน", "Identity card")], guide=dict(
             channels=[text("ที่ศูนย์", "At the office")], fee=0, laws=[text("พ.ร.บ.", "An act")],
             online_address="https://example.org/g01", revised="2026-10-01",
             steps=[dict(condition=text("กรณีใหม่", "If new"), duration=15, text=text("ยื่นคำขอ", "Apply"),
                         unit="minutes"),
                    dict(text=text("รับผล", "Collect"))]),
              last_ticket=930, name=text("ให้คำปรึกษา", "Advice"), place=text("ชั้น 1", "Floor 1"), series="A",
              work="MISSION"),
         dict(code="G02", documents=[], name=text("สอบถาม", "Questions"), series="B", work="INFORMATION")],
         week=[dict(hours=hours(lunch_from=720, lunch_until=780), weekday=1),
               dict(hours=hours(extended=True), weekday=6)],
         exceptions=[dict(date="2026-12-05", holiday=text("วันชาติ", "National Day")),
                     dict(date="2026-12-12", hours=hours())])),
    ("officer.at_post", None, dict(officer="OFF-07", post="C2")),
    ("officer.at_post left", None, dict(post="C2")),
    ("service_day.sealed", None, dict(date="2026-11-21", totals=[TALLY])),
    ("message.set", None, dict(
        day=12, text=text("เคาน์เตอร์ 3 ปิดวันนี้", "Counter 3 is closed today"), until=960)),
    ("message.set away", None, dict(day=12)),
]
CLOCKS = ["synchronised", "plausible", "doubtful"]


def main():
    anchor = sha256(b"".join(map(field, ["queue-kiosk journal 1", JOURNAL, DEVICE, SITE]))).digest()
    write("anchor", dict(journal_id=JOURNAL, device=DEVICE, site=SITE, anchor_hash=anchor.hex()))
    previous = anchor
    for seq, (name, command, content) in enumerate(EVENTS, 1):
        body = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        header = dict(
            seq=seq, at=1795223000000 + seq * 1001, boot=BOOT, uptime_ms=500_000 + seq * 1001,
            clock=CLOCKS[seq % 3], day_id=0 if seq == 1 else 12, kind=name.split(" ")[0], version=1,
            command_id=command)
        body_hash = sha256(body.encode("utf-8")).digest()
        framed = b"".join(field("" if value is None else value) for value in header.values())
        digest = sha256(previous + framed + body_hash).digest()
        write(f"{seq:03} {name}", header | dict(
            body=body, body_sha256=body_hash.hex(), previous_hash=previous.hex(), hash=digest.hex()))
        previous = digest


def write(name, vector):
    path = HERE / (name.replace(" ", "-") + ".json")
    text = json.dumps(vector, indent=2, ensure_ascii=False) + "\n"
    if not path.exists():
        path.write_text(text, encoding="utf-8")
    elif path.read_text(encoding="utf-8") != text:
        raise SystemExit(f"{path.name} is frozen, and what would be written differs")


main()
