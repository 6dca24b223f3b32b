"""What happens to a plan on the day: people leave, people come; makes no plan of its own."""
