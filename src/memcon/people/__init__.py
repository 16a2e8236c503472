"""Who is who: registers of people, and which of them each name in a record means."""
