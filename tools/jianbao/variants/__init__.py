"""An archive in another script: Simplified into the Traditional of Taiwan or Hong Kong, Traditional into Simplified."""
