"""Made-up lists of the same few people, written as other tools write them. Nobody in them is real."""

import csv
import io

from openpyxl import Workbook

JO = ("Jo Ng", "jo@example.org", ("Tea", "Board games, puzzles"), ("Calm",))
BO = ("Bø Ødegård", "BO@example.org", ("Bees", "Tea"), ("Mut",))
CAN = ("Can Celed", "can@example.org", ("Sailing",), ("Fun",))


def text(rows, delimiter=",", quoting=csv.QUOTE_MINIMAL, end="\r\n"):
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    return stream.getvalue()


def workbook(*sheets):
    book = Workbook()
    for place, rows in enumerate(sheets):
        sheet = book.active if place == 0 else book.create_sheet()
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def luma(encoding="utf-8-sig", delimiter=","):
    head = ["approval_status", "name", "email", "api_id", "created_at", "qr_code_url",
            "Worüber redest du gern?", "Was ist dir wichtig?"]  # fmt: skip
    rows = [
        ["approved", JO[0], JO[1], "gst-1", "2026-01-02T10:00:00.000Z", "u", "; ".join(JO[2]), "Calm"],
        ["approved", BO[0], BO[1], "gst-2", "2026-01-03T10:00:00.000Z", "u", "; ".join(BO[2]), "Mut"],
        ["declined", CAN[0], CAN[1], "gst-3", "", "u", "Sailing", "Fun"],
        ["waitlist", "Wai Ting", "w@example.org", "gst-4", "", "u", "", ""],
    ]  # fmt: skip
    return text([head, *rows], delimiter).encode(encoding)


def pretix(yes="Ja", no="Nein"):
    head = ["Kurzform der Veranstaltung", "Bestellnummer", "Positionsnummer", "Status", "E-Mail",
            "Name des Teilnehmers", "E-Mail-Adresse des Teilnehmers", "Firma", "Interessen – Tea",
            "Interessen – Bees", "Interessen – Board games, puzzles", "Werte", "Firma"]  # fmt: skip
    rows = [
        ["e", "A1", 1, "bezahlt", JO[1], JO[0], JO[1], "'=Acme", yes, no, yes, "Calm", "Invoice"],
        ["e", "A1", 2, "bezahlt", JO[1], "Gu Est", "", "", no, no, no, "", ""],
        ["e", "A2", 1, "bezahlt", BO[1], BO[0], "", "", yes, yes, no, "Mut", ""],
        ["e", "A3", 1, "storniert", CAN[1], CAN[0], CAN[1], "", no, no, no, "Fun", ""],
    ]
    return text([head, *rows], ";", csv.QUOTE_NONNUMERIC, "\n").encode()


def hi_events():
    head = ["ID", "Vorname", "Nachname", "E-Mail", "Status", "Produkt-ID", "Produktname", "Public ID",
            "Short ID", "Erstellungsdatum", "Was interessiert dich?", "Werte"]  # fmt: skip
    rows = [
        [1, "Jo", "Ng", JO[1], "ACTIVE", 1, "T", "A-1", "a_1", "2026-01-01 10:00:00",
         "Tea; Board games, puzzles", "Calm"],
        [2, "Bø", "Ødegård", BO[1], "ACTIVE", 1, "T", "A-2", "a_2", "2026-01-01 10:00:00", "Bees; Tea", "Mut"],
        [3, "Can", "Celed", CAN[1], "CANCELLED", 1, "T", "A-3", "a_3", "2026-01-01 10:00:00", "", ""],
        [4, "Aw", "Aiting", "a@example.org", "AWAITING_PAYMENT", 1, "T", "A-4", "a_4", "", "", ""],
    ]  # fmt: skip
    return workbook([["Attendees of the mixer"]], [head, *rows])


def eventbrite():
    head = ["Order ID", "Order date", "Attendee status", "Attendee first name", "Attendee Surname",
            "Attendee email", "Ticket type", "Attendee #", "Buyer email", "Which topics interest you?",
            "Which values matter most to you?"]  # fmt: skip
    rows = [
        ["1", "2026-01-01", "Attending", "Jo", "Ng", JO[1], "GA", "11", JO[1], " | ".join(JO[2]), "Calm"],
        ["1", "2026-01-01", "Attending", "Gu", "Est", "", "GA", "12", JO[1], "", ""],
        ["2", "2026-01-01", "Checked In", "Bø", "Ødegård", BO[1], "GA", "13", BO[1], "Bees | Tea", "Mut"],
        ["3", "2026-01-01", "Not Attending", "Can", "Celed", CAN[1], "GA", "14", CAN[1], "", ""],
        ["Totals", "", "", "", "", "", "4", "", "", "", ""],
    ]  # fmt: skip
    return text([head, *rows]).encode()


def typeform():
    head = ["#", "What's {{field:0-a}} your name?", "Your email", "Tea", "Bees", "Board games, puzzles",
            "Other", "Calm", "Fun", "Other", "Response Type", "Start Date (UTC)", "Submit Date (UTC)",
            "Network ID"]  # fmt: skip
    done = ["completed", "2026-01-01 10:00:00", "2026-01-01 10:01:00", "n"]
    rows = [
        ["a", JO[0], JO[1], "Tea", "", JO[2][1], "", "Calm", "", "", *done],
        ["b", BO[0], BO[1], "Tea", "Bees", "", "", "", "", "Mut", *done],
        ["c", CAN[0], CAN[1], "", "", "", "Sailing", "", "Fun", "", "partial", "", "", "n"],
    ]
    return text([head, *rows]).encode()


def microsoft_forms():
    head = ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name", "Ihre E-Mail-Adresse",
            "Wie heißen Sie?", "Worüber sprechen Sie gern?", "Was ist Ihnen wichtig?"]  # fmt: skip
    rows = [
        ["1", "1.11.26 19:06", "1.11.26 19:17", "anonymous", "", JO[1], JO[0],
         "Tea;Board games, puzzles;", "Calm;"],
        ["2", "1.11.26 19:06", "1.11.26 19:17", "anonymous", "", BO[1], BO[0], "Bees;Tea;", "Mut;"],
    ]  # fmt: skip
    return text([head, *rows], ";").encode("cp1252")


def surveymonkey():
    head = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address",
            "First Name", "Last Name", "Custom Data 1", "What is your name?",
            "What do you like to talk about?", "", "", "", "What matters to you?", ""]  # fmt: skip
    below = [*[""] * 9, "Open-Ended Response", "Tea", "Bees", "Board games, puzzles",
             "Other (please specify)", "Calm", "Mut"]  # fmt: skip
    when = ["01/02/2026 10:00:00 AM", "01/02/2026 10:05:00 AM", "192.0.2.1"]
    rows = [
        ["111", "9", *when, JO[1], "", "", "", JO[0], "Tea", "", JO[2][1], "", "Calm", ""],
        ["112", "9", *when, BO[1], "Bø", "Ødegård", "", "", "Tea", "Bees", "", "", "", "Mut"],
    ]
    return text([head, below, *rows]).encode()


def google_forms():
    head = ["Marca temporal", "Dirección de correo electrónico", "¿Cómo te llamas?",
            "¿De qué te gusta\nhablar?", "¿Qué valores te importan?"]  # fmt: skip
    rows = [
        ["2026/01/01 6:00:00 PM GMT+3", JO[1], JO[0], "Bees", "Fun"],
        ["2026/01/02 6:00:00 PM GMT+3", JO[1].upper(), "JO NG", ";".join(JO[2]), "Calm"],
        ["2026/01/01 6:00:00 PM GMT+3", BO[1], BO[0], "Bees;Tea", "Mut"],
    ]
    return text([head, *rows], ",", csv.QUOTE_ALL).encode()


def a_list_of_ones_own():
    rows = [
        ["Guests of the mixer, as of today"],
        [],
        ["No", "", "Full Name", "E-mail", "Interests", "Values", ""],
        ["1", "", JO[0], f"Jo <{JO[1]}>", "; ".join(JO[2]), "Calm", ""],
        ["No", "", "Full Name", "E-mail", "Interests", "Values", ""],
        ["2", "", BO[0], BO[1], "Bees; Tea", "Mut", ""],
        ["", "", "", "", "", "", ""],
        ["Total", "2", "", "", "", "", ""],
    ]
    return text(rows, "\t").encode("utf-16")
