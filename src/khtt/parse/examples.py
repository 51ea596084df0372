"""What may stand behind a key, for the hint of one that is missing: valid where it is copied to."""

_BY_KEY = {
    "khtt": "1",
    "id": "loudspeaker-news",
    "ref": "III.4",
    "refs": "III.4",
    "year": "2026",
    "until": "2026",
    "title": "Nội dung truyền thông",
    "text": "Phát tin, bài trên hệ thống loa truyền thanh",
    "name": "Truyền thông trên mạng xã hội",
    "form": "Hội nghị truyền thông",
    "field": "truyền thông",
    "verb": "truyền thông",
    "subject": "Công tác truyền thông năm 2026",
    "issuer": "vss",
    "place": "Hà Nội",
    "issued": "{year: 2026}",
    "as_of": "05/01/2026",
    "signature": "{head: GIÁM ĐỐC}",
    "head": "GIÁM ĐỐC",
    "unit": "vss",
    "level": "province",
    "type": "Quyết định",
    "number": '"1"',
    "lead": "[vss]",
    "to": "vss",
    "schedule": "{quarters: I-IV}",
    "quantity": "{at_least: 5, unit: lượt}",
    "steps": "{2026: {at_least: 50%, of: workforce}}",
    "short": "BHXH",
    "long": "bảo hiểm xã hội",
    "on": "BHXH tự nguyện",
    "at_least": "2",
    "epidemic_levels": "[1, 2]",
    "province": "dong-thap",
    "district": "huyen-hong-ngu",
    "amount": "5000000",
    "weight": "3",
    "role": "communication",
    "by": "[loudspeaker-news]",
    "plan": "{id: communication-plan, year: 2026, ...}",
    "units": "[{id: vss, name: Bảo hiểm xã hội Việt Nam, level: central}]",
    "sections": "[{id: section-contents, ref: III, title: Nội dung}]",
    "overlay": "{province: dong-thap, year: 2026}",
    "actions": "[{id: loudspeaker-news, ref: III.4, text: Phát tin}]",
}
# A key that means something else in one place.
_BY_PART = {
    ("of_which", "unit"): "lượt",
    ("forms", "number"): "Mẫu 01",
    ("units", "name"): "Sở Y tế",
    ("units", "id"): "health-department",
    ("bases", "id"): "decision-1676-qd-ttg",
    ("groups", "id"): "group-conferences",
    ("sections", "title"): "Nội dung truyền thông",
    ("abbreviations", "short"): "BHXH",
}


def example(part: str, key: str) -> str:
    """Give what may stand behind a key of a part (`bases`), or dots where none is known."""
    return _BY_PART.get((part, key)) or _BY_KEY.get(key, "...")
