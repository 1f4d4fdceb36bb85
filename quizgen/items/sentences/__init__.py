"""What a sentence tells when it stands alone: nothing that points outside, its subject restored or refused."""
