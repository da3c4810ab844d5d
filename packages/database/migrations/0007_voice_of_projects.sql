ALTER TABLE projects
  ADD COLUMN tagline text,
  ADD COLUMN brand_voice text CHECK (brand_voice IN ('authentic', 'witty', 'professional', 'warm', 'casual', 'educational')),
  ADD COLUMN target_gender text CHECK (target_gender IN ('all', 'female', 'male'));
