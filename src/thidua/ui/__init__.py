"""Look and manners: tokens, base templates, components, charts. Knows no capability."""
