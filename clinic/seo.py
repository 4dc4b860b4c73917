"""Facts in, what search engines read out: plain dictionaries, no Django."""


def breadcrumb_list(crumbs: list[tuple[str, str]]) -> dict:
    """schema.org BreadcrumbList of (name, absolute address) from the home page down."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(crumbs, start=1)
        ],
    }


def medical_clinic(name: str, address: str, telephone: str, url: str) -> dict:
    """schema.org MedicalClinic; parts that are not known are left out."""
    facts = {"name": name, "address": address, "telephone": telephone, "url": url}
    return {"@context": "https://schema.org", "@type": "MedicalClinic"} | {
        key: value for key, value in facts.items() if value
    }


def medical_web_page(title: str, description: str, url: str, about: dict | None) -> dict:
    """schema.org MedicalWebPage for patients, about one condition or treatment."""
    facts = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": title,
        "description": description,
        "url": url,
        "inLanguage": "en-GB",
        "audience": {"@type": "MedicalAudience", "audienceType": "Patient"},
    }
    return facts | ({"about": about} if about else {})
