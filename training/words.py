"""Vectors with which words begin: what a BERT model makes of each alone, in fewer numbers."""

from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

SIZE = 64  # numbers of a vector
PLAIN = {"N": "person", "#": "number"}  # for names and numbers


@torch.no_grad()
def vectors_of(words: list[str], model: Path) -> np.ndarray:
    """Return a row for each word behind two: of nothing, and of a word that is not known."""
    tokens, encoder = AutoTokenizer.from_pretrained(model), AutoModel.from_pretrained(model)
    encoder.eval()
    found = []
    for start in range(0, len(words), 256):
        plain = [PLAIN.get(word, word) for word in words[start : start + 256]]
        given = tokens(plain, return_tensors="pt", padding=True)
        mask = given["attention_mask"].unsqueeze(-1).float()
        out = encoder(**given).last_hidden_state * mask
        found.append((out.sum(1) / mask.sum(1)).numpy())
    rows = np.concatenate(found)
    rows -= rows.mean(0)
    _, _, axes = np.linalg.svd(rows, full_matrices=False)
    rows = rows @ axes[:SIZE].T
    rows /= rows.std()
    return np.concatenate([np.zeros((2, SIZE)), rows]).astype(np.float32)
