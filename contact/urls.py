"""The patient's side of an enquiry."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.contact, name="contact"),
    path("thanks/", views.thanks, name="contact_thanks"),
    path("status/", views.status, name="contact_status"),
]
