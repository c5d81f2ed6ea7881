-- Reads many Markdown texts in one run of pandoc: {format, texts} on standard input, a JSON list of documents
-- (or of error messages, as strings) on standard output.
local input = pandoc.json.decode(io.read("a"), false)
local parts = {}
for number, text in ipairs(input.texts) do
  local worked, result = pcall(function()
    return pandoc.write(pandoc.read(text, input.format), "json")
  end)
  parts[number] = worked and result or pandoc.json.encode(tostring(result))
end
io.write("[" .. table.concat(parts, ",") .. "]")
