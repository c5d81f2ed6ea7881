-- Reads many Markdown texts in one run of pandoc: {format, texts} on standard input; on standard output a JSON list
-- of texts, each the JSON of a document (or of an error message, a string).
local input = pandoc.json.decode(io.read("a"), false)
local parts = {}
for number, text in ipairs(input.texts) do
  local worked, result = pcall(function()
    return pandoc.write(pandoc.read(text, input.format), "json")
  end)
  parts[number] = worked and result or pandoc.json.encode(tostring(result))
end
-- Each document is a text of its own, so that one that cannot be decoded does not take the others with it.
io.write(pandoc.json.encode(parts))
