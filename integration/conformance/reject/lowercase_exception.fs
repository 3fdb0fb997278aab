exception bad of string
