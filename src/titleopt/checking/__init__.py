"""Rules over facts: findings, score, fixed title."""
