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


def person(name: str, role: str, url: str, is_physician: bool, description: str = "") -> dict:
    """schema.org Physician for a doctor, else Person with the role as its job title."""
    kind = {"@type": "Physician"} if is_physician else {"@type": "Person", "jobTitle": role}
    facts = {"name": name, "description": description, "url": url}
    return {"@context": "https://schema.org"} | kind | {key: value for key, value in facts.items() if value}
