curl "https://api.layers.com/v1/content/cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70/platform-fit?platforms=youtube_shorts&platforms=linkedin" \
  -H "Authorization: Bearer $LAYERS_API_KEY"
