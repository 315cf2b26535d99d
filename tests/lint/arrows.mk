# The allowed arrows between rooms: a room may use these and no other.
# The Makefile links by this table and tests/lint/arrows.sh checks every #include against it.
USES_base     :=
USES_model    := base
USES_read     := base model
USES_dose     := base model
USES_plain    := base model
USES_check    := base model read dose plain figure svg
USES_figure   := base model
USES_raster   := base model figure pdf
USES_template := base model dose
USES_markup   := base model
USES_pdf      := base
USES_svg      := base
USES_site     := base model dose figure raster template markup
USES_epub     := base model dose figure template markup
USES_print    := base model dose figure template pdf svg raster
USES_serve    := base
USES_cli      := base model read dose plain figure raster check template markup pdf svg site epub print serve

# The libraries that a room may use; their types stay inside it.
LIBS_base     := icu-uc harfbuzz harfbuzz-subset nettle
LIBS_model    :=
LIBS_read     := yaml-0.1 libcmark-gfm
LIBS_dose     := icu-i18n icu-uc
LIBS_plain    := icu-uc
LIBS_figure   :=
LIBS_raster   := cairo freetype2 libdeflate
LIBS_check    := libxml-2.0
LIBS_template := lua5.4
LIBS_markup   :=
LIBS_pdf      := harfbuzz harfbuzz-subset libdeflate libpng libjpeg
LIBS_svg      := libxml-2.0
LIBS_site     :=
LIBS_epub     := libdeflate
LIBS_print    := pangoft2 fontconfig libqrencode libxml-2.0
LIBS_serve    := libmicrohttpd
LIBS_cli      :=

ROOMS := base model read dose plain figure raster check template markup pdf svg site epub print serve cli
